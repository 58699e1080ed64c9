import { type FormEvent, useState } from 'react';
import { type FailureCode, type VerificationBackend, VerifyDialog } from '../../../src/index.js';

type Input = Record<string, unknown>;

export interface JourneyProps {
  /** The fields of the app's own form: their names, and what they hold at first. */
  fields: Readonly<Record<string, string>>;
  backend: VerificationBackend<Input>;
  codeLength: number;
  /** What goes along with the form. */
  constants?: Input;
  /** What the app asks of its server before any code; an answer for which there is nothing to verify ends the journey. */
  begin?: (input: Input) => Promise<{ isDone: boolean; answer: unknown }>;
}

/** An app as small as can be: a form, a dialog, and what came of it. */
export function Journey({ fields, backend, codeLength, constants, begin }: JourneyProps) {
  const [input, setInput] = useState<Input>();
  const [failure, setFailure] = useState<FailureCode>();
  const [result, setResult] = useState<unknown>();

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const next = { ...constants, ...Object.fromEntries(form) };
    const begun = await begin?.(next);
    setFailure(undefined);
    if (begun?.isDone) setResult(begun.answer);
    else setInput(begin ? {} : next);
  }

  return (
    <>
      <form onSubmit={(event) => void onSubmit(event)}>
        {Object.entries(fields).map(([name, value]) => (
          <label key={name}>
            {name} <input name={name} defaultValue={value} />
          </label>
        ))}
        <button type="submit">Continue</button>
      </form>
      {failure && <p>Refused: {failure}</p>}
      {result !== undefined && <output aria-label="Result">{JSON.stringify(result)}</output>}
      <VerifyDialog
        open={input !== undefined}
        onOpenChange={() => setInput(undefined)}
        backend={backend}
        input={input ?? {}}
        autoSend
        codeLength={codeLength}
        onVerified={(proof) => {
          setResult(proof);
          setInput(undefined);
        }}
        onError={({ code }) => {
          // A wrong password, an address that is taken: the form's concern.
          if (code !== 'unauthenticated' && code !== 'conflict') return;
          setFailure(code);
          setInput(undefined);
        }}
      />
    </>
  );
}
