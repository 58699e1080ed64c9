import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode } from 'react';
import { expect, test } from 'vitest';
import { createStepUp, createVerifyDialog, VerifyDialogProvider } from '../../src/index.js';
import { createFakeBackend } from '../../src/testing/index.js';

test('an API client outside of React opens the dialog, and its request resolves as if nothing had happened', async () => {
  const dialog = createVerifyDialog<{ order: number }, { token: string }>();
  const sent: (string | undefined)[] = [];
  const api = createStepUp({
    detect: (outcome: { paid: boolean }) => (outcome.paid ? undefined : { order: 1 }),
    verify: dialog.verify,
  });
  const pay = () =>
    api.run(async (proof) => {
      sent.push(proof?.token);
      return { paid: proof?.token === 'proof-1' };
    });
  const backend = createFakeBackend({ proof: { token: 'proof-1' } });
  render(
    <StrictMode>
      <VerifyDialogProvider dialog={dialog} backend={backend} autoSend>
        <p>Shop</p>
      </VerifyDialogProvider>
    </StrictMode>,
  );
  const payments = Promise.all([pay(), pay()]);
  await userEvent.type(await screen.findByRole('textbox'), '123456');
  expect(await payments).toEqual([{ paid: true }, { paid: true }]);
  expect(sent).toEqual([undefined, undefined, 'proof-1', 'proof-1']);
  expect(backend.requests.map(({ kind }) => kind)).toEqual(['send', 'verify']);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('in plain jsdom a `fetch` of a relative address goes out again, with what `apply` puts on it', async () => {
  const dialog = createVerifyDialog<{ order: number }, { token: string }>();
  const api = createStepUp({
    detect: (response) => (response.ok ? undefined : { order: 1 }),
    verify: dialog.verify,
    apply: (request, { token }) => request.headers.set('Verification-Token', token),
    fetch: async (input) =>
      input instanceof Request
        ? new Response(`${input.url} ${input.headers.get('Verification-Token')}`)
        : new Response(null, { status: 403 }),
  });
  const backend = createFakeBackend({ proof: { token: 'proof-1' } });
  render(<VerifyDialogProvider dialog={dialog} backend={backend} autoSend />);
  const { signal } = new AbortController();
  const response = api.fetch('/orders', { method: 'POST', body: 'tea', signal });
  await userEvent.type(await screen.findByRole('textbox'), '123456');
  expect(await (await response).text()).toBe(`${location.origin}/orders proof-1`);
});

test('N6: when the last caller leaves, the dialog closes and the server is told', async () => {
  const dialog = createVerifyDialog();
  const api = createStepUp({ detect: () => ({ order: 1 }), verify: dialog.verify });
  const backend = createFakeBackend();
  render(
    <VerifyDialogProvider dialog={dialog} backend={backend} autoSend>
      <p>Shop</p>
    </VerifyDialogProvider>,
  );
  const leaving = new AbortController();
  const payment = api.run(async () => 'refused', { signal: leaving.signal });
  payment.catch(() => {});
  await screen.findByRole('textbox');
  act(() => leaving.abort());
  await expect(payment).rejects.toMatchObject({ name: 'AbortError' });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await waitFor(() => expect(backend.requests.map(({ kind }) => kind)).toEqual(['send', 'cancel']));
});

test('a dialog that the person closes rejects the request with the typed error', async () => {
  const dialog = createVerifyDialog();
  const api = createStepUp({ detect: () => ({ order: 1 }), verify: dialog.verify });
  render(
    <VerifyDialogProvider dialog={dialog} backend={createFakeBackend()} autoSend>
      <p>Shop</p>
    </VerifyDialogProvider>,
  );
  const payment = api.run(async () => 'refused').catch((error: unknown) => error);
  await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
  expect(await payment).toMatchObject({ name: 'VerificationError', code: 'cancelled' });
});
