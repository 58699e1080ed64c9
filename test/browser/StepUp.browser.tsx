import { cleanup, render } from '@testing-library/react';
import { StrictMode, useRef, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createStepUp, createVerifyDialog, VerifyDialogProvider } from '../../src/index.js';
import { createFakeBackend } from '../../src/testing/index.js';
import '../../src/styles/index.css';

afterEach(cleanup);

interface Wanted {
  order: string;
}

/** A shop whose server wants each order verified; it answers in the page. */
function openShop() {
  const backend = createFakeBackend<string>({ proof: 'token' });
  const requests: string[] = [];
  const dialog = createVerifyDialog<Wanted, string>();
  const api = createStepUp({
    detect: async (response): Promise<Wanted | undefined> =>
      response.status === 403 ? response.json() : undefined,
    verify: dialog.verify,
    apply: (request, proof) => request.headers.set('Verification-Token', proof),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const order = await request.text();
      const token = request.headers.get('Verification-Token');
      requests.push(`${order} ${token}`);
      return token ? new Response('paid') : Response.json({ order }, { status: 403 });
    },
  });

  function Shop() {
    const [outcome, setOutcome] = useState('');
    const leaving = useRef<AbortController>(undefined);
    function pay(...orders: string[]) {
      leaving.current = new AbortController();
      const { signal } = leaving.current;
      const send = async (body: string) => {
        const response = await api.fetch('/orders', { method: 'POST', body, signal });
        return response.text();
      };
      Promise.all(orders.map(send)).then(
        (texts) => setOutcome(texts.join(', ')),
        (error) => setOutcome(`${error.name} ${error.code}`),
      );
    }
    return (
      <>
        <button type="button" onClick={() => pay('tea')}>
          Pay
        </button>
        <button type="button" onClick={() => pay('tea', 'cake')}>
          Pay both
        </button>
        <p data-testid="outcome">{outcome}</p>
        <VerifyDialogProvider
          dialog={dialog}
          backend={backend}
          autoSend
          // A way to leave the request, and not the dialog: the page around is inert.
          title={
            <button type="button" onClick={() => leaving.current?.abort()}>
              Leave the page
            </button>
          }
        />
      </>
    );
  }
  render(
    <StrictMode>
      <Shop />
    </StrictMode>,
  );
  return { dialog, requests, kinds: () => backend.requests.map(({ kind }) => kind) };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const outcome = () => page.getByTestId('outcome');
const field = () => page.getByRole('textbox');

test('A13, A15, N4: a refused request opens a modal dialog with the focus in the code, sends once, and goes through', async () => {
  const { requests, kinds } = openShop();
  await userEvent.click(button('Pay'));
  await expect.element(field()).toHaveFocus();
  expect(document.querySelector('dialog:modal')).not.toBeNull();
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  await userEvent.keyboard('123456');
  await expect.element(outcome()).toHaveTextContent('paid');
  expect(document.querySelector('dialog')).toBeNull();
  await expect.element(button('Pay')).toHaveFocus();
  expect(requests).toEqual(['tea null', 'tea token']);
  expect(kinds()).toEqual(['send', 'verify']);
});

test('A15, N6: Escape rejects the request, the server hears it once, and the focus is back', async () => {
  const { kinds } = openShop();
  await userEvent.click(button('Pay'));
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(outcome()).toHaveTextContent('VerificationError cancelled');
  await expect.element(button('Pay')).toHaveFocus();
  await expect.poll(kinds).toEqual(['send', 'cancel']);
});

test('A13, A15: two requests that want different things open one dialog after the other; then the focus is back', async () => {
  const { requests } = openShop();
  await userEvent.click(button('Pay both'));
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  expect(document.querySelectorAll('dialog')).toHaveLength(1);
  await userEvent.keyboard('123456');
  // The other order was tried again in between, and refused.
  await expect.poll(() => requests.length).toBe(4);
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  await expect.element(field()).toHaveFocus();
  await expect.element(field()).toHaveValue('');
  expect(document.querySelectorAll('dialog:modal')).toHaveLength(1);
  await userEvent.keyboard('123456');
  await expect.element(outcome()).toHaveTextContent('paid, paid');
  await expect.element(button('Pay both')).toHaveFocus();
  expect(requests.filter((request) => request.endsWith('token')).toSorted()).toEqual([
    'cake token',
    'tea token',
  ]);
  expect(requests).toHaveLength(5);
});

test('A13, A15: two calls at once are two dialogs, the second in the place of the first; then the focus is back', async () => {
  const { dialog, kinds } = openShop();
  (button('Pay').element() as HTMLElement).focus();
  const results = Promise.all([
    dialog.verify({ input: { order: 'tea' } }),
    dialog.verify({ input: { order: 'cake' } }),
  ]);
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  await userEvent.keyboard('123456');
  await expect.poll(kinds).toEqual(['send', 'verify', 'send']);
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  await expect.element(field()).toHaveFocus();
  await expect.element(field()).toHaveValue('');
  expect(document.querySelectorAll('dialog')).toHaveLength(1);
  await userEvent.keyboard('{Escape}');
  expect(await results).toEqual([{ status: 'verified', proof: 'token' }, { status: 'cancelled' }]);
  await expect.element(button('Pay')).toHaveFocus();
});

test('A15, N9: a request that is aborted takes the dialog with it, and the focus is back', async () => {
  const { kinds } = openShop();
  await userEvent.click(button('Pay'));
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  await userEvent.click(button('Leave the page'));
  await expect.element(outcome()).toHaveTextContent('AbortError');
  await expect.poll(() => document.querySelector('dialog')).toBeNull();
  await expect.element(button('Pay')).toHaveFocus();
  await expect.poll(kinds).toEqual(['send', 'cancel']);
});
