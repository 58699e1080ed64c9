import { expect, test } from 'vitest';
import { openScreen } from '../components/support.js';
import { listen } from './screenReader.js';
import '../../src/styles/index.css';

/*
 * What somebody hears who reads nothing and only goes on: where the focus goes, and what is announced, in that order.
 */

/** Hears from before there is a screen. */
async function openHeard(props: Parameters<typeof openScreen>[0] = {}) {
  const reader = await listen();
  const screen = await openScreen(props);
  return { ...screen, ...reader };
}

test('A12: opened, a wrong code, the right one', async () => {
  const { enter, heard } = await openHeard();
  expect(await heard()).toMatchInlineSnapshot(`
    heading, Enter your code, level 2
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    polite: Sending code…
    polite: Code sent to number ending 3456.
  `);
  await enter('000000');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    assertive: Invalid code. 4 attempts remaining.
  `);
  await enter('123456');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    heading, You’re verified, level 2
    polite: Verified.
  `);
});

test('A12: completion is announced also to whoever is elsewhere on the page, and moves no focus', async () => {
  const elsewhere = document.body.appendChild(document.createElement('button'));
  const { backend, advance, heard } = await openHeard();
  elsewhere.focus();
  await heard();
  backend.emit({ type: 'result', result: { status: 'verified', proof: {} } });
  await advance(0);
  expect(await heard()).toMatchInlineSnapshot(`polite: Verified.`);
  expect(elsewhere).toHaveFocus();
  elsewhere.remove();
});

test('A11: Resend pressed early says how long to wait, each time anew; then it sends, and the latest code counts', async () => {
  const { user, button, advance, heard } = await openHeard();
  await heard();
  await user.click(button('Resend code'));
  expect(await heard()).toMatchInlineSnapshot(`
    button, Resend code, disabled
    polite: Available in 30 seconds.
  `);
  await advance(12);
  expect(await heard()).toMatchInlineSnapshot(`(silence)`);
  await user.click(button('Resend code'));
  expect(await heard()).toMatchInlineSnapshot(`polite: Available in 18 seconds.`);
  await advance(18);
  expect(await heard()).toMatchInlineSnapshot(`(silence)`);
  await user.click(button('Resend code'));
  await advance(0);
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Sending code…
    polite: We sent a new code. Use the most recent one.
  `);
  await advance(30);
  expect(await heard()).toMatchInlineSnapshot(`(silence)`);
});

test('A11: another way pressed early says how long to wait, and no longer says so once it is left', async () => {
  const { container, user, button, advance, heard } = await openHeard({ offerChannels: 'always' });
  await heard();
  await user.click(button('Call me instead'));
  expect(await heard()).toMatchInlineSnapshot(`
    button, Call me instead, disabled
    polite: Available in 30 seconds.
  `);
  await advance(12);
  await user.click(button('Call me instead'));
  expect(await heard()).toMatchInlineSnapshot(`polite: Available in 18 seconds.`);
  await user.tab({ shift: true });
  expect(container).not.toHaveTextContent('Available in');
});

test('A4: a refused code that is submitted again is refused again, aloud; the next digit takes its place', async () => {
  const { user, field, button, advance, heard } = await openHeard({ autoSubmit: false });
  await user.type(field(), '000000');
  await heard();
  for (let press = 0; press < 2; press += 1) {
    await user.click(button('Verify'));
    await advance(0);
  }
  expect(await heard()).toMatchInlineSnapshot(`
    button, Checking code…, busy, disabled
    polite: Checking code…
    assertive: Invalid code. 4 attempts remaining.
    textbox, Verification code, 000000, Invalid code. 4 attempts remaining. 6 digits., invalid
  `);
  await user.keyboard('1');
  expect(field()).toHaveValue('1');
});

test('A7: five minutes in which nobody does anything: 60, 30 and 10 seconds, and the end', async () => {
  const { advance, heard } = await openHeard();
  await heard();
  await advance(300);
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Code expires in 1 minute.
    polite: Code expires in 30 seconds.
    polite: Code expires in 10 seconds.
    assertive: Code expired. Click Resend to get a new code.
  `);
});

test('A7: a time that was spoken is not there to be read when it is no longer true', async () => {
  const { container, advance } = await openHeard({ fake: { challenge: { expiresInSeconds: 70 } } });
  await advance(10);
  expect(container).toHaveTextContent('Code expires in 1 minute.');
  await advance(5);
  expect(container).not.toHaveTextContent('Code expires in 1 minute.');
});

test('A8: 250 seconds asleep are one phrase, of now', async () => {
  const { clock, advance, heard } = await openHeard();
  await heard();
  // Nothing runs on a machine that sleeps, but time passes.
  const { now } = clock;
  clock.now = () => now() + 250_000;
  document.dispatchEvent(new Event('visibilitychange'));
  await advance(0);
  expect(await heard()).toMatchInlineSnapshot(`polite: Code expires in 50 seconds.`);
  await advance(50);
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Code expires in 30 seconds.
    polite: Code expires in 10 seconds.
    assertive: Code expired. Click Resend to get a new code.
  `);
});

test('A24: a hidden countdown is announced and ends all the same', async () => {
  const { container, advance, heard } = await openHeard({
    countdown: 'hidden',
    fake: { challenge: { expiresInSeconds: 70 } },
  });
  await heard();
  expect(container.querySelector('[role=timer]')).toBeNull();
  await advance(70);
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Code expires in 1 minute.
    polite: Code expires in 30 seconds.
    polite: Code expires in 10 seconds.
    assertive: Code expired. Click Resend to get a new code.
  `);
});

test('A9: expired, a new code is one press away, and its field the next stop', async () => {
  const { user, button, advance, heard } = await openHeard({
    fake: { challenge: { expiresInSeconds: 5, resendInSeconds: 0 } },
  });
  await advance(5);
  await heard();
  await user.click(button('Resend code'));
  await advance(0);
  expect(await heard()).toMatchInlineSnapshot(`
    button, Verify, busy, disabled
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    polite: Sending code…
    polite: We sent a new code. Use the most recent one.
  `);
});

test('A12: locked, the wait and the new start', async () => {
  const { backend, user, button, enter, advance, heard } = await openHeard();
  await heard();
  backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
  await enter('000000');
  await user.click(button('Start again'));
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    assertive: Too many attempts. Please start again.
    button, Start again, disabled
    polite: Available in 30 seconds.
  `);
  await advance(30);
  await user.click(button('Start again'));
  await advance(0);
  expect(await heard()).toMatchInlineSnapshot(`
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    polite: Sending code…
    polite: We sent a new code. Use the most recent one.
  `);
});

test('A12: cancelled', async () => {
  const { user, button, heard } = await openHeard({ onCancel() {} });
  await heard();
  await user.click(button('Cancel'));
  expect(await heard()).toMatchInlineSnapshot(`heading, Verification cancelled, level 2`);
});

test('A14: the heading first, for a payment that must be read before its code', async () => {
  const { heard } = await openHeard({ initialFocus: 'heading', title: 'Confirm your payment' });
  expect(await heard()).toMatchInlineSnapshot(`
    heading, Confirm your payment, level 2
    polite: Sending code…
    polite: Code sent to number ending 3456.
  `);
});
