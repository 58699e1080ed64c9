import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { VerifyDialog } from '../../src/index.js';
import { createFakeBackend, type FakeBackend } from '../../src/testing/index.js';

function App({
  backend,
  onVerified,
  onCancel,
}: {
  backend: FakeBackend;
  onVerified?: (proof: unknown) => void;
  onCancel?: () => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Pay
      </button>
      <VerifyDialog
        open={open}
        onOpenChange={setOpen}
        backend={backend}
        input={{}}
        autoSend
        onCancel={onCancel}
        onVerified={(proof) => {
          setOpen(false);
          onVerified?.(proof);
        }}
      />
    </>
  );
}

test('in plain jsdom it opens, is named by its heading, verifies and gives the focus back', async () => {
  const user = userEvent.setup();
  const onVerified = vi.fn();
  const backend = createFakeBackend();
  render(<App backend={backend} onVerified={onVerified} />);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  expect(await screen.findByRole('dialog', { name: 'Enter your code' })).toBeVisible();
  expect(screen.getByRole('textbox')).toHaveFocus();
  await user.type(screen.getByRole('textbox'), '123456');
  await act(() => vi.waitFor(() => expect(onVerified).toHaveBeenCalledOnce()));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Pay' })).toHaveFocus();
  expect(backend.requests.map(({ kind }) => kind)).toEqual(['send', 'verify']);
});

test('N6: closing it cancels once, and opening it again begins anew', async () => {
  const user = userEvent.setup();
  const onCancel = vi.fn();
  const backend = createFakeBackend();
  render(<App backend={backend} onCancel={onCancel} />);
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await screen.findByText(/We sent a code/);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(onCancel).toHaveBeenCalledOnce();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await screen.findByText(/We sent a code/);
  expect(backend.requests.map(({ kind }) => kind)).toEqual(['send', 'cancel', 'send']);
});

test('N4, N5: under StrictMode one opening is one send and no cancel', async () => {
  const user = userEvent.setup();
  const backend = createFakeBackend();
  render(
    <StrictMode>
      <App backend={backend} />
    </StrictMode>,
  );
  await user.click(screen.getByRole('button', { name: 'Pay' }));
  await screen.findByText(/We sent a code/);
  expect(backend.requests.map(({ kind }) => kind)).toEqual(['send']);
});
