import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { VerificationError } from 'react-otp-verify';
import { createClock, createFakeBackend } from 'react-otp-verify/testing';
import { expect, test } from 'vitest';
import { LoginScreen } from './LoginScreen';

/** The screen after the password: a code has been sent. */
async function openCodeStep() {
  const user = userEvent.setup();
  const clock = createClock();
  const backend = createFakeBackend({ clock, proof: { name: 'Ada' } });
  render(<LoginScreen backend={backend} clock={clock} />);
  await user.type(screen.getByLabelText('Email'), 'ada@example.com');
  await user.type(screen.getByLabelText('Password'), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  const field = await screen.findByLabelText('Verification code');
  const asked = () => backend.requests.map((request) => request.kind);
  return { user, clock, backend, field, asked };
}

test('signs in with the code', async () => {
  const { user, field, asked } = await openCodeStep();
  await user.type(field, '123456');
  expect(await screen.findByText('Welcome, Ada')).toBeVisible();
  expect(asked()).toEqual(['send', 'verify']);
});

test('says that a code is wrong, and takes the right one', async () => {
  const { user, field } = await openCodeStep();
  await user.type(field, '000000');
  expect(await screen.findByText('Invalid code. 4 attempts remaining.')).toBeVisible();
  await user.clear(field);
  await user.type(field, '123456');
  expect(await screen.findByText('Welcome, Ada')).toBeVisible();
});

test('offers another code when the first has expired', async () => {
  const { user, clock, field } = await openCodeStep();
  await act(() => clock.advance(300_000));
  expect(screen.getByRole('alert')).toHaveTextContent('Code expired.');
  await user.click(screen.getByRole('button', { name: 'Resend code' }));
  await user.type(field, '123456');
  expect(await screen.findByText('Welcome, Ada')).toBeVisible();
});

test('sends another code once the wait is over', async () => {
  const { user, clock, asked } = await openCodeStep();
  const resend = screen.getByRole('button', { name: 'Resend code' });
  await user.click(resend);
  expect(asked()).toEqual(['send']);
  await act(() => clock.advance(30_000));
  await user.click(resend);
  expect(asked()).toEqual(['send', 'send']);
});

test('keeps the code while the network is down', async () => {
  const { user, backend, field } = await openCodeStep();
  backend.nextVerify(new VerificationError('network', 'offline'));
  await user.type(field, '123456');
  expect(await screen.findByText(/Check your connection/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Verify' }));
  expect(await screen.findByText('Welcome, Ada')).toBeVisible();
});

test('cancels the code when the person leaves', async () => {
  const { user, asked } = await openCodeStep();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.getByLabelText('Password')).toHaveFocus();
  expect(asked()).toEqual(['send', 'cancel']);
});

test('goes back to the password when the server refuses it', async () => {
  const user = userEvent.setup();
  const backend = createFakeBackend({ proof: { name: 'Ada' } });
  backend.nextSend({ status: 'failed', code: 'unauthenticated' });
  render(<LoginScreen backend={backend} />);
  await user.type(screen.getByLabelText('Email'), 'ada@example.com');
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  expect(await screen.findByText('The email or the password is not right.')).toBeVisible();
});
