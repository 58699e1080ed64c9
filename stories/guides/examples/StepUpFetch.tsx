import { useState } from 'react';
import { createStepUp, createVerifyDialog, VerifyDialogProvider } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import { server } from './support/server.js';

interface Order {
  order: string;
}

// A module of its own in an app: the API client, which knows nothing of React.
const dialog = createVerifyDialog<Order, { token: string }>();
const api = createStepUp({
  detect: async (response): Promise<Order | undefined> =>
    response.status === 403 ? (await response.json()).verification : undefined,
  verify: dialog.verify,
  apply: (request, { token }) => request.headers.set('Verification-Token', token),
  fetch: server.fetch,
});

const backend = createFakeBackend<{ token: string }>({ latencyMs: 600 });

export function StepUpFetch() {
  const [answer, setAnswer] = useState('');

  async function onOrder() {
    try {
      const response = await api.fetch('/orders', { method: 'POST', body: '3 chairs' });
      setAnswer(await response.text());
    } catch {
      setAnswer('You left, so nothing was ordered.');
    }
  }
  return (
    <VerifyDialogProvider dialog={dialog} backend={backend} autoSend>
      <button type="button" onClick={() => void onOrder()}>
        Order 3 chairs
      </button>
      <p role="status">{answer}</p>
    </VerifyDialogProvider>
  );
}
