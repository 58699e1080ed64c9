import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { VerificationError } from '../../src/index.js';
import { openScreen } from './support.js';

test('says where the code went, and submits the right one by itself', async () => {
  const onVerified = vi.fn();
  const { user, field, advance, kinds } = await openScreen({ onVerified });
  expect(screen.getByText(/We sent a code to/)).toHaveTextContent('number ending 3456');
  await user.type(field(), '123456');
  await advance(0);
  expect(screen.getByRole('heading')).toHaveTextContent('You’re verified');
  expect(onVerified).toHaveBeenCalledExactlyOnceWith({ token: 'fake-token' });
  expect(kinds()).toEqual(['send', 'verify']);
});

test('P12: nothing is sent before the person agrees', async () => {
  const { user, button, advance, kinds } = await openScreen({
    autoSend: false,
    consent: 'Message rates may apply.',
  });
  expect(screen.getByText('Message rates may apply.')).toBeVisible();
  expect(kinds()).toEqual([]);
  await user.click(button('Send code'));
  await advance(0);
  expect(kinds()).toEqual(['send']);
  expect(screen.getByRole('textbox')).toHaveFocus();
});

test('A4: a wrong code says how many attempts remain and keeps code, focus and field', async () => {
  const { field, alert, enter } = await openScreen();
  await enter('000000');
  expect(alert()).toHaveTextContent('Invalid code. 4 attempts remaining.');
  expect(field()).toHaveValue('000000');
  expect(field()).toHaveFocus();
  expect(field()).toBeInvalid();
  expect(field()).toHaveAccessibleDescription(/Invalid code. 4 attempts remaining./);
  await enter('111111');
  expect(alert()).toHaveTextContent('Invalid code. 3 attempts remaining.');
});

test('a wrong code is no longer called wrong once it is being changed', async () => {
  const { user, field, alert, enter } = await openScreen();
  await enter('000000');
  await user.keyboard('1');
  expect(field()).toHaveValue('1');
  expect(alert()).toBeEmptyDOMElement();
  expect(field()).toHaveAttribute('aria-invalid', 'false');
});

test('N16: Enter on the same wrong code burns no second attempt', async () => {
  const { user, kinds, enter, advance } = await openScreen();
  await enter('000000');
  await user.keyboard('{Enter}{Enter}');
  await advance(0);
  expect(kinds()).toEqual(['send', 'verify']);
});

test('N2: completing, Enter and the button together make one request', async () => {
  const { user, field, button, backend, kinds, advance } = await openScreen();
  const held = backend.hold('verify');
  await user.type(field(), '123456');
  await user.keyboard('{Enter}');
  await user.click(button('Checking code…'));
  held.release();
  await advance(0);
  expect(kinds()).toEqual(['send', 'verify']);
});

test('A10: without auto-submit the button submits, and the hint does not promise otherwise', async () => {
  const { user, field, button, kinds, advance } = await openScreen({ autoSubmit: false });
  expect(field()).toHaveAccessibleDescription('6 digits.');
  await user.type(field(), '123456');
  expect(kinds()).toEqual(['send']);
  await user.click(button('Verify'));
  await advance(0);
  expect(kinds()).toEqual(['send', 'verify']);
});

test('A10: auto-submit is announced beforehand', async () => {
  const { field } = await openScreen();
  expect(field()).toHaveAccessibleDescription('6 digits, checked as soon as the last one is in.');
});

test('an incomplete code is asked for, not sent', async () => {
  const { user, field, button, alert, kinds } = await openScreen();
  await user.type(field(), '123');
  await user.click(button('Verify'));
  expect(alert()).toHaveTextContent('Enter all 6 digits of the code.');
  expect(field()).toHaveFocus();
  expect(field()).toHaveValue('123');
  expect(kinds()).toEqual(['send']);
  await user.type(field(), '4');
  expect(alert()).toBeEmptyDOMElement();
});

test('A9: an expired code is erased, Resend is the way on, and the number is not asked for again', async () => {
  const { user, field, button, alert, advance, kinds } = await openScreen();
  await user.type(field(), '123');
  await advance(300);
  expect(alert()).toHaveTextContent('Code expired. Click Resend to get a new code.');
  expect(field()).toHaveValue('');
  expect(field()).toHaveFocus();
  await user.click(button('Resend code'));
  await advance(0);
  expect(kinds()).toEqual(['send', 'send']);
  expect(alert()).toBeEmptyDOMElement();
  expect(screen.getByRole('timer')).toHaveTextContent('Code expires in 5:00');
});

test('too many attempts lock the field and offer to start again', async () => {
  const { button, alert, enter, user, advance, backend } = await openScreen();
  for (const code of ['000000', '000001', '000002', '000003', '000004']) await enter(code);
  expect(alert()).toHaveTextContent('Too many attempts. Please start again.');
  expect(screen.getByRole('textbox')).toHaveAttribute('readonly');
  expect(screen.getByRole('textbox')).toHaveValue('');
  await advance(30);
  await user.click(button('Start again'));
  await advance(0);
  const last = backend.requests.at(-1);
  expect(last?.kind === 'send' && last.previous).toBeUndefined();
  expect(screen.getByRole('textbox')).not.toHaveAttribute('readonly');
});

test('an app that must begin elsewhere takes over "Start again"', async () => {
  const onStartAgain = vi.fn();
  const { button, user, backend, enter, kinds } = await openScreen({ onStartAgain });
  backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
  await enter('000000');
  await user.click(button('Start again'));
  expect(onStartAgain).toHaveBeenCalledOnce();
  expect(kinds()).toEqual(['send', 'verify']);
});

test('N13: no connection keeps the code and says what to do; the same try is not charged twice', async () => {
  const { user, field, button, alert, backend, enter, advance } = await openScreen();
  backend.nextVerify(new VerificationError('network', 'cut'));
  await enter('123456');
  expect(alert()).toHaveTextContent('Could not verify. Check your connection and try again.');
  expect(field()).toHaveValue('123456');
  expect(field()).toHaveAttribute('aria-invalid', 'false');
  await user.click(button('Verify'));
  await advance(0);
  expect(screen.getByRole('heading')).toHaveTextContent('You’re verified');
  const keys = backend.requests.flatMap((r) => (r.kind === 'verify' ? [r.idempotencyKey] : []));
  expect(new Set(keys).size).toBe(1);
  expect(keys).toHaveLength(2);
});

test('a first send that fails says so and can be tried again', async () => {
  const { user, button, alert, backend, advance } = await openScreen({ autoSend: false });
  backend.nextSend(new VerificationError('timeout', 'slow'));
  await user.click(button('Send code'));
  await advance(0);
  expect(alert()).toHaveTextContent(
    'Could not send the code. Check your connection and try again.',
  );
  await user.click(button('Send code'));
  await advance(0);
  expect(screen.getByRole('textbox')).toBeVisible();
});

test('rate-limited: the button says how long there is to wait, and then works', async () => {
  const { user, button, alert, backend, advance, kinds } = await openScreen({ autoSend: false });
  backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 24 });
  await user.click(button('Send code'));
  await advance(0);
  expect(alert()).toHaveTextContent('Too many codes were asked for.');
  expect(button('Send code')).toHaveTextContent('Send code in 0:24');
  await user.click(button('Send code'));
  expect(kinds()).toEqual(['send']);
  await advance(24);
  expect(button('Send code')).toHaveTextContent(/^Send code$/);
  await user.click(button('Send code'));
  expect(kinds()).toEqual(['send', 'send']);
});

test('use another number: the wait stays with the old one, and nothing is left of it for the new one', async () => {
  const onChangeDestination = vi.fn();
  const { user, button, advance, kinds, update } = await openScreen({
    onChangeDestination,
    input: { phone: '+15551233456' },
  });
  await user.click(button('Use another number'));
  await advance(0);
  expect(onChangeDestination).toHaveBeenCalledOnce();
  expect(kinds()).toEqual(['send', 'cancel']);
  expect(button('Send code')).toHaveTextContent('Send code in 0:30');

  update({ autoSend: false, input: { phone: '+15551239999' } });
  expect(button('Send code')).toHaveTextContent(/^Send code$/);
  expect(screen.queryByRole('timer')).not.toBeInTheDocument();
});

test('N6: Cancel tells the server once, then the app', async () => {
  const onCancel = vi.fn();
  const { user, button, advance, kinds, unmount } = await openScreen({ onCancel });
  await user.click(button('Cancel'));
  await advance(0);
  expect(onCancel).toHaveBeenCalledOnce();
  expect(screen.getByRole('heading')).toHaveFocus();
  unmount();
  await advance(0);
  expect(kinds()).toEqual(['send', 'cancel']);
});

test('S9: amount and payee stand beside the field, as the server said them', async () => {
  await openScreen({
    fake: {
      challenge: { transaction: { amount: '49.90', currency: 'EUR', payee: '<b>Acme</b>' } },
    },
  });
  expect(screen.getByText('€49.90')).toBeVisible();
  // S8: rendered as text.
  expect(screen.getByText('<b>Acme</b>')).toBeVisible();
});

test('S7: a destination that the server forgot to mask is not shown', async () => {
  const { container } = await openScreen({ fake: { challenge: { destination: '+15551233456' } } });
  expect(container).toHaveTextContent('We sent a code by text message.');
  expect(container).not.toHaveTextContent('3456');
});

test('any single message can be overridden', async () => {
  const { button } = await openScreen({
    messages: { action: ({ name }) => (name === 'verify' ? 'Weiter' : name) },
  });
  expect(button('Weiter')).toBeVisible();
  expect(screen.getByText('Verification code')).toBeVisible();
});
