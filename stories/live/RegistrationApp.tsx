import { type FormEvent, useState } from 'react';
import { VerifyForm } from '../../src/index.js';
import { Done } from './app/Done.js';
import { Field } from './app/Field.js';
import { Page } from './app/Page.js';
import { SendProblem } from './app/SendProblem.js';
import { useJourney } from './app/useJourney.js';

/** A name and a number; the number is proved before there is an account. */
export function RegistrationApp() {
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const { verification, isCodeStep, form, startOver } = useJourney('registration', {
    name,
    phone_number: number.replace(/[\s().-]/g, ''),
  });
  const { status, error, proof, send } = verification;

  if (proof) {
    return (
      <Page>
        <Done
          title={`Welcome, ${proof.name}`}
          facts={[
            ['Customer number', proof.user_id],
            ['Phone', 'Confirmed'],
          ]}
          onStartOver={() => {
            setName('');
            setNumber('');
            startOver();
          }}
        />
      </Page>
    );
  }
  if (isCodeStep) {
    return (
      <Page>
        <VerifyForm
          verification={verification}
          headingLevel={1}
          title="Confirm your number"
          onCancel={startOver}
          onChangeDestination={startOver}
        />
      </Page>
    );
  }
  return (
    <Page>
      <h1>Open an account</h1>
      <form
        ref={form}
        className="form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field
          label="Your name"
          name="name"
          autoComplete="name"
          required
          value={name}
          onChange={setName}
        />
        <Field
          label="Mobile number"
          name="tel"
          type="tel"
          dir="ltr"
          autoComplete="tel"
          required
          value={number}
          onChange={setNumber}
          hint="With the country code, such as +1. We send one message to it; your carrier’s rates apply."
          error={
            error?.code === 'invalid_request'
              ? 'Enter a whole number with its country code, such as +1 202 555 0142.'
              : undefined
          }
        />
        <SendProblem verification={verification} />
        <button type="submit" className="button" aria-disabled={status === 'sending'}>
          Send the code
        </button>
      </form>
    </Page>
  );
}
