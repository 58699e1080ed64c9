import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { VerificationError, VerifyForm } from 'react-otp-verify';
import { createClock, createFakeBackend } from 'react-otp-verify/testing';
import { expect, test, vi } from 'vitest';

/** A screen to which a code has been sent. */
async function openScreen() {
  const user = userEvent.setup();
  const clock = createClock();
  const backend = createFakeBackend({ clock, proof: { token: 'T' } });
  const on = { onVerified: vi.fn(), onCancel: vi.fn() };
  render(<VerifyForm backend={backend} clock={clock} input={{}} autoSend {...on} />);
  const field = await screen.findByLabelText('Verification code');
  const button = (name: string) => screen.getByRole('button', { name });
  const kinds = () => backend.requests.map((request) => request.kind);
  return { user, clock, backend, field, button, kinds, ...on };
}

test('a wrong code is named, with the attempts that remain', async () => {
  const { user, field } = await openScreen();
  await user.type(field, '000000');
  expect(await screen.findByText('Invalid code. 4 attempts remaining.')).toBeVisible();
  expect(field).toBeInvalid();
});

test('too many attempts lead to a new start', async () => {
  const { user, backend, field, button } = await openScreen();
  backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
  await user.type(field, '000000');
  expect(await screen.findByText(/Too many attempts/)).toBeVisible();
  expect(button('Start again')).toBeVisible();
});

test('a code that expires says so', async () => {
  const { clock } = await openScreen();
  await act(() => clock.advance(300_000));
  expect(screen.getByRole('alert')).toHaveTextContent('Code expired.');
});

test('another code can be asked for once the wait is over', async () => {
  const { user, clock, button, kinds } = await openScreen();
  await user.click(button('Resend code'));
  expect(screen.getByText('Available in 30 seconds.')).toBeInTheDocument();
  await act(() => clock.advance(30_000));
  await user.click(button('Resend code'));
  expect(kinds()).toEqual(['send', 'send']);
});

test('a limit of the server is counted down', async () => {
  const { user, clock, backend, button } = await openScreen();
  backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 90 });
  await act(() => clock.advance(30_000));
  await user.click(button('Resend code'));
  expect(await screen.findByText(/Too many codes/)).toBeVisible();
  expect(button('Resend code')).toHaveTextContent('1:30');
});

test('without a network the code is kept, and sent again as the same request', async () => {
  const { user, backend, field, button, onVerified } = await openScreen();
  backend.nextVerify(new VerificationError('network', 'offline'));
  await user.type(field, '123456');
  expect(await screen.findByText(/Check your connection/)).toBeVisible();
  expect(field).toHaveValue('123456');

  await user.click(button('Verify'));
  await waitFor(() => expect(onVerified).toHaveBeenCalledWith({ token: 'T' }));
  const [, first, second] = backend.requests;
  expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
});

test('a button says what is under way', async () => {
  const { user, backend, field, button, onVerified } = await openScreen();
  const held = backend.hold('verify');
  await user.type(field, '123456');
  expect(button('Checking code…')).toHaveAttribute('aria-busy', 'true');
  held.release();
  await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
});

test('what is confirmed on the phone needs nothing typed', async () => {
  const { backend, onVerified } = await openScreen();
  const result = { status: 'verified', proof: { token: 'PUSH' } } as const;
  await act(async () => backend.emit({ type: 'result', result }));
  await waitFor(() => expect(onVerified).toHaveBeenCalledWith({ token: 'PUSH' }));
});

test('a message that is lost brings the other ways', async () => {
  const { backend, button } = await openScreen();
  await act(async () => backend.emit({ type: 'delivery', state: 'failed' }));
  expect(screen.getByText(/could not be delivered/)).toBeVisible();
  expect(button('Call me instead')).toBeVisible();
});

test('leaving cancels the code', async () => {
  const { user, button, kinds, onCancel } = await openScreen();
  await user.click(button('Cancel'));
  expect(onCancel).toHaveBeenCalledOnce();
  expect(kinds()).toEqual(['send', 'cancel']);
});

test('where no code is needed the screen is done at once', async () => {
  const backend = createFakeBackend();
  const onVerified = vi.fn();
  backend.nextSend({ status: 'verified', proof: { token: 'T' } });
  render(<VerifyForm backend={backend} input={{}} autoSend onVerified={onVerified} />);
  await waitFor(() => expect(onVerified).toHaveBeenCalledWith({ token: 'T' }));
});
