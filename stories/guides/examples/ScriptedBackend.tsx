import { useState } from 'react';
import { VerificationError, VerifyForm } from 'react-otp-verify';
import { createClock, createFakeBackend } from 'react-otp-verify/testing';
import './panels.css';

export function ScriptedBackend() {
  const [clock] = useState(() => createClock());
  const [backend] = useState(() => createFakeBackend({ clock }));

  const scripts = {
    'No network': () => backend.nextVerify(new VerificationError('network', 'offline')),
    'Too many attempts': () => backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' }),
    'Confirmed on the phone': () =>
      backend.emit({ type: 'result', result: { status: 'verified', proof: {} } }),
    '30 seconds later': () => void clock.advance(30_000),
    '5 minutes later': () => void clock.advance(300_000),
  };

  return (
    <>
      <VerifyForm backend={backend} clock={clock} input={{}} autoSend initialFocus="none" />
      <p className="row">
        {Object.entries(scripts).map(([name, run]) => (
          <button key={name} type="button" onClick={run}>
            {name}
          </button>
        ))}
      </p>
    </>
  );
}
