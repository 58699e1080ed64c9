import { useState } from 'react';
import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend<{ token: string }>({ latencyMs: 600 });

export function FormInline() {
  const [token, setToken] = useState<string>();
  if (token) return <p>Signed in.</p>;
  return (
    <VerifyForm
      backend={backend}
      input={{ email: 'ada@example.com' }}
      autoSend
      initialFocus="none"
      onVerified={(proof) => setToken(proof.token)}
    />
  );
}
