import { type FormEvent, useState } from 'react';
import { createHttpBackend, liveUpdates, VerifyDialog, VerifyForm } from '../../../src/index.js';
import type { PageOptions } from './PageOptions.js';
import { tell } from './tell.js';

const backend = createHttpBackend<object, { session: string }>({
  baseUrl: '/verification',
  paths: { send: '/send', verify: '/verify', cancel: '/cancel', status: '/status' },
});
const speaking = createHttpBackend<object, { session: string }>({
  baseUrl: '/verification',
  updates: liveUpdates(),
});

/** A sign-in by a number and a code, as an app would write it. */
export function App({ account, hasNews, isDialog, cancelOnPageHide, webOtp }: PageOptions) {
  const [input, setInput] = useState<object | undefined>(account ? { account } : undefined);
  const [isOpen, setOpen] = useState(true);
  const [isDone, setDone] = useState(false);

  function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const phone_number = String(new FormData(event.currentTarget).get('tel'));
    setInput({ phone_number });
  }

  if (isDone) return <h1>Signed in</h1>;
  if (!input) {
    return (
      <form onSubmit={begin}>
        <label>
          Number <input name="tel" type="tel" />
        </label>
        <button type="submit">Send the code</button>
      </form>
    );
  }
  const shared = {
    backend: hasNews ? speaking : backend,
    input,
    autoSend: true,
    cancelOnPageHide,
    webOtp,
    onVerified(proof: { session: string }) {
      tell('analytics', { verified: proof });
      setDone(true);
    },
    onError: (problem: object) => tell('analytics', problem),
    onCancel: () => tell('analytics', { cancelled: true }),
  };
  return isDialog ? (
    <VerifyDialog {...shared} open={isOpen} onOpenChange={setOpen} />
  ) : (
    <VerifyForm {...shared} />
  );
}
