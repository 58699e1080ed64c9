import { useState } from 'react';
import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend();
const displays = ['seconds', 'minutes', 'hidden'] as const;

export function SlowerClock() {
  const [display, setDisplay] = useState<(typeof displays)[number]>('minutes');
  return (
    <>
      <p>
        {displays.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === display}
            onClick={() => setDisplay(name)}
          >
            {name}
          </button>
        ))}
      </p>
      <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" countdown={display} />
    </>
  );
}
