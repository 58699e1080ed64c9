import { useState } from 'react';
import { type Clock, type VerificationBackend, VerifyForm } from 'react-otp-verify';

export interface LoginScreenProps {
  backend: VerificationBackend<{ email: string; password: string }, { name: string }>;
  /** For tests that move time. */
  clock?: Clock | undefined;
}

/** The password, then the code, then in. */
export function LoginScreen({ backend, clock }: LoginScreenProps) {
  const [credentials, setCredentials] = useState({ email: '', password: '' });
  const [step, setStep] = useState<'password' | 'refused' | 'code'>('password');
  const [session, setSession] = useState<{ name: string }>();

  if (session) {
    return (
      <h1 ref={focus} tabIndex={-1}>
        Welcome, {session.name}
      </h1>
    );
  }
  if (step === 'code') {
    return (
      <VerifyForm
        backend={backend}
        clock={clock}
        input={credentials}
        autoSend
        headingLevel={1}
        onVerified={setSession}
        onCancel={() => setStep('password')}
        onError={({ code }) => {
          if (code === 'unauthenticated') setStep('refused');
        }}
      />
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const entered = new FormData(event.currentTarget);
        setCredentials({
          email: String(entered.get('email')),
          password: String(entered.get('password')),
        });
        setStep('code');
      }}
    >
      <h1>Sign in</h1>
      <label>
        Email
        <input
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={credentials.email}
          required
        />
      </label>
      <label>
        Password
        <input
          ref={credentials.email ? focus : undefined}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </label>
      <p role="alert">{step === 'refused' && 'The email or the password is not right.'}</p>
      <button type="submit">Sign in</button>
    </form>
  );
}

/** Whoever comes to a step has the focus in it. */
function focus(element: HTMLElement | null): void {
  element?.focus();
}
