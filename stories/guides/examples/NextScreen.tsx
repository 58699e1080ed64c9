import { useState } from 'react';
import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({ proof: { name: 'Ada' } });

export function NextScreen() {
  const [session, setSession] = useState<{ name: string }>();
  if (session) {
    return (
      <h2 ref={focus} tabIndex={-1}>
        Welcome, {session.name}
      </h2>
    );
  }
  return (
    <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" onVerified={setSession} />
  );
}

/** The screen that held the focus is gone: it goes to the heading of the next. */
function focus(heading: HTMLElement | null): void {
  heading?.focus();
}
