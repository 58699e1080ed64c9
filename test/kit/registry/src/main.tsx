import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  createClock,
  createFakeBackend,
  type FakeBackend,
  type FakeBackendOptions,
} from 'react-otp-verify/testing';
import { VerifyForm } from '@/components/verify-form';
import './index.css';

/** A form of its own for each status; the test types what leads there, or moves the clock. */
function scene(script?: (backend: FakeBackend) => void, options?: FakeBackendOptions) {
  const clock = createClock();
  const backend = createFakeBackend({ clock, ...options });
  script?.(backend);
  return { backend, clock };
}

const scenes = {
  idle: scene(),
  sending: scene((backend) => backend.hold('send')),
  awaiting: scene(),
  wrong: scene(),
  verifying: scene((backend) => backend.hold('verify')),
  expired: scene(),
  locked: scene((backend) => backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' })),
  cancelled: scene((backend) => backend.nextVerify({ status: 'failed', code: 'cancelled' })),
  verified: scene(),
  limited: scene((backend) =>
    backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 95 }),
  ),
  call: scene(undefined, { challenge: { channel: 'dtmf_confirm', channels: ['dtmf_confirm'] } }),
  payment: scene(undefined, {
    code: 'A1B2C3D4',
    challenge: { transaction: { amount: '1249.90', currency: 'EUR', payee: 'Northwind GmbH' } },
  }),
};

declare global {
  interface Window {
    scenes: typeof scenes;
  }
}

window.scenes = scenes;

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <h1 className="p-4 text-2xl font-semibold">Every status</h1>
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))] gap-8 p-4">
      {Object.entries(scenes).map(([name, { backend, clock }]) => (
        <section key={name} aria-label={name}>
          <VerifyForm
            backend={backend}
            clock={clock}
            input={{ name }}
            autoSend={name !== 'idle'}
            onCancel={() => {}}
          />
        </section>
      ))}
    </div>
  </StrictMode>,
);
