import { type FormEvent, useEffect, useState } from 'react';
import { VerifyForm } from '../../src/index.js';
import { Done } from './app/Done.js';
import { Field } from './app/Field.js';
import { Page } from './app/Page.js';
import { SendProblem } from './app/SendProblem.js';
import { useJourney } from './app/useJourney.js';

/** Password, then code, in one page. */
export function LoginApp() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { verification, isCodeStep, form, startOver } = useJourney('login', { email, password });
  const { status, error, proof, send } = verification;
  const isRefused = error?.code === 'unauthenticated';

  useEffect(() => {
    if (isRefused) form.current?.querySelector<HTMLInputElement>('[type=password]')?.select();
  }, [form, isRefused]);

  function leave() {
    setPassword('');
    startOver();
  }

  if (proof) {
    return (
      <Page>
        <Done
          title={`Signed in as ${proof.name}`}
          facts={[
            ['Account', proof.email],
            ['Session', proof.session_id],
          ]}
          onStartOver={leave}
        />
      </Page>
    );
  }
  if (isCodeStep) {
    return (
      <Page>
        <VerifyForm verification={verification} headingLevel={1} onCancel={leave} />
      </Page>
    );
  }
  return (
    <Page>
      <h1>Sign in</h1>
      <form
        ref={form}
        className="form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={setEmail}
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
          error={isRefused ? 'The email or the password is not right.' : undefined}
        />
        <SendProblem verification={verification} />
        <button type="submit" className="button" aria-disabled={status === 'sending'}>
          Sign in
        </button>
      </form>
    </Page>
  );
}
