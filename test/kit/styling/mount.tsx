import { type ComponentType, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { VerificationBackend } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

/** Shows a screen, with a backend whose code is 123456. */
export function mount(Screen: ComponentType<{ backend: VerificationBackend }>): void {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <Screen backend={createFakeBackend()} />
    </StrictMode>,
  );
}
