import { useState } from 'react';
import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({ latencyMs: 300, challenge: { attemptsRemaining: 2 } });

export function HandsBack() {
  const [step, setStep] = useState<'password' | 'code' | 'done'>('code');
  switch (step) {
    case 'password':
      return (
        <button type="button" onClick={() => setStep('code')}>
          Sign in with your password
        </button>
      );
    case 'code':
      return (
        <VerifyForm
          backend={backend}
          input={{}}
          autoSend
          initialFocus="none"
          onVerified={() => setStep('done')}
          // Too many attempts: this login begins with the password.
          onStartAgain={() => setStep('password')}
          // The server forgot who was signing in.
          onError={({ code }) => code === 'unauthenticated' && setStep('password')}
        />
      );
    case 'done':
      return <p>Signed in.</p>;
  }
}
