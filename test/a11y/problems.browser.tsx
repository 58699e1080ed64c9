// Past 250 lines: a transcript for every problem.
import { expect, test } from 'vitest';
import { VerificationError } from '../../src/index.js';
import { openScreen } from '../components/support.js';
import { listen, read } from './screenReader.js';
import '../../src/styles/index.css';

/*
 * Each problem: what is announced as it comes, and then the screen from the first line to the last.
 */

/** Opens the screen with the code in its field, and hears from then on. */
async function openHeard(props: Parameters<typeof openScreen>[0] = {}) {
  const screen = await openScreen(props);
  return { ...screen, ...(await listen()) };
}

test('A4: a wrong code, with the attempts that the server counted', async () => {
  const { enter, heard } = await openHeard();
  await enter('000000');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    assertive: Invalid code. 4 attempts remaining.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 000000, Invalid code. 4 attempts remaining. 6 digits, checked as soon as the last one is in., invalid
    alert
    Invalid code. 4 attempts remaining.
    button, Verify
    No text message?
    button, Resend code, disabled
  `);
});

test('A4: a wrong code, where the server does not count', async () => {
  const { backend, enter, heard } = await openHeard();
  backend.nextVerify({ status: 'failed', code: 'incorrect' });
  await enter('000000');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    assertive: Invalid code. Check it and try again.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 000000, Invalid code. Check it and try again. 6 digits, checked as soon as the last one is in., invalid
    alert
    Invalid code. Check it and try again.
    button, Verify
    No text message?
    button, Resend code, disabled
  `);
});

test('A4: a wrong code with one attempt left; what is typed next is no longer wrong, and it is still the last', async () => {
  const { backend, user, enter, heard } = await openHeard();
  backend.nextVerify({ status: 'failed', code: 'incorrect', attemptsRemaining: 1 });
  await enter('000000');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    assertive: Invalid code. 1 attempt remaining.
  `);
  await user.keyboard('1');
  expect(await heard()).toMatchInlineSnapshot(`(silence)`);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 1, 6 digits, checked as soon as the last one is in. 1 attempt remaining.
    6 digits, checked as soon as the last one is in.
    1 attempt remaining.
    button, Verify
    No text message?
    button, Resend code, disabled
  `);
});

test('A4: not all of the code', async () => {
  const { user, field, button, heard } = await openHeard();
  await user.type(field(), '12');
  await user.click(button('Verify'));
  expect(await heard()).toMatchInlineSnapshot(`
    button, Verify
    textbox, Verification code, 12, Enter all 6 digits of the code. 6 digits, checked as soon as the last one is in., invalid
    assertive: Enter all 6 digits of the code.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 12, Enter all 6 digits of the code. 6 digits, checked as soon as the last one is in., invalid
    alert
    Enter all 6 digits of the code.
    status
    Code sent to number ending 3456.
    button, Verify
    No text message?
    button, Resend code, disabled
  `);
});

test('N16: too many attempts', async () => {
  const { backend, enter, heard } = await openHeard();
  backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
  await enter('000000');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    assertive: Too many attempts. Please start again.
  `);
});

test('N10: too many tries in a short time', async () => {
  const { backend, user, button, enter, advance, heard } = await openHeard();
  backend.nextVerify({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 20 });
  await enter('000000');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    assertive: Too many tries in a short time. Wait until you can try again.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 000000, Too many tries in a short time. Wait until you can try again. 6 digits, checked as soon as the last one is in.
    alert
    Too many tries in a short time. Wait until you can try again.
    button, Verify, disabled
    No text message?
    button, Resend code, disabled
  `);
  await user.click(button('Verify'));
  expect(await heard()).toMatchInlineSnapshot(`
    button, Verify, disabled
    polite: Available in 20 seconds.
  `);
  await advance(20);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 4:40
    textbox, Verification code, 000000, Too many tries in a short time. Wait until you can try again. 6 digits, checked as soon as the last one is in.
    alert
    Too many tries in a short time. Wait until you can try again.
    button, Verify
    No text message?
    button, Resend code, disabled
  `);
});

test('N13: no connection while a code is checked', async () => {
  const { backend, enter, heard } = await openHeard();
  backend.nextVerify(new VerificationError('network', 'offline'));
  await enter('123456');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    assertive: Could not verify. Check your connection and try again.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 123456, Could not verify. Check your connection and try again. 6 digits, checked as soon as the last one is in.
    alert
    Could not verify. Check your connection and try again.
    button, Verify
    No text message?
    button, Resend code, disabled
  `);
});

test.each([
  ['timeout', 'Could not verify. Check your connection and try again.'],
  ['unavailable', 'The code could not be checked just now. Wait a moment and try again.'],
  ['bad_response', 'The code could not be checked just now. Wait a moment and try again.'],
] as const)(
  'N10, N13: %s while a code is checked, and again for the same code',
  async (code, words) => {
    const { backend, user, button, enter, advance, heard } = await openHeard();
    backend.nextVerify(new VerificationError(code, 'no answer'));
    await enter('123456');
    expect(await heard()).toEqual(['polite: Checking code…', `assertive: ${words}`]);
    backend.nextVerify(new VerificationError(code, 'no answer'));
    await user.click(button('Verify'));
    await advance(0);
    expect(await heard()).toEqual([
      'button, Checking code…, busy, disabled',
      'polite: Checking code…',
      `assertive: ${words}`,
    ]);
  },
);

test.each([
  ['conflict', 'Your last try is still being checked. Wait a moment and try again.'],
  ['invalid_request', 'That is not a code we can check. Enter it as you received it.'],
  ['not_allowed', 'Verification is not available for this number or from here.'],
  ['unauthenticated', 'Your session has ended. Sign in again.'],
  ['expired', 'Code expired. Click Resend to get a new code.'],
] as const)('N10: %s while a code is checked', async (code, words) => {
  const { backend, enter, heard } = await openHeard();
  backend.nextVerify({ status: 'failed', code });
  await enter('123456');
  expect(await heard()).toEqual(['polite: Checking code…', `assertive: ${words}`]);
});

test('N10: the server knows nothing of it any more, or ended it', async () => {
  const first = await openHeard();
  first.backend.nextVerify({ status: 'failed', code: 'no_challenge' });
  await first.enter('123456');
  expect(await first.heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    heading, Verify it’s you, level 2
    assertive: This verification is no longer valid. Ask for a new code.
  `);
  await first.stop();
  first.unmount();
  const second = await openHeard();
  second.backend.nextVerify({ status: 'failed', code: 'cancelled' });
  await second.enter('123456');
  expect(await second.heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    heading, Verification cancelled, level 2
    assertive: This verification was cancelled. Start again to get a new code.
  `);
});

test('N10: too many codes were asked for: pressed early, the button says how long to wait', async () => {
  const { backend, user, button, advance, heard } = await openHeard({ autoSend: false });
  backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 95 });
  await user.click(button('Send code'));
  await advance(0);
  expect(await heard()).toMatchInlineSnapshot(`
    button, Sending code…, busy, disabled
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    polite: Sending code…
    heading, Verify it’s you, level 2
    assertive: Too many codes were asked for. Wait until you can ask for another.
  `);
  await user.click(button('Send code'));
  expect(await heard()).toMatchInlineSnapshot(`
    button, Send code, disabled
    polite: Available in 95 seconds.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Verify it’s you, level 2
    We’ll send you a one-time code.
    alert
    Too many codes were asked for. Wait until you can ask for another.
    button, Send code, disabled
    status
    Available in 95 seconds.
  `);
});

test.each([
  ['network', 'Could not send the code. Check your connection and try again.'],
  ['timeout', 'Could not send the code. Check your connection and try again.'],
  ['unavailable', 'The code could not be sent just now. Wait a moment and try again.'],
  ['delivery_failed', 'The code could not be delivered. Try again or choose another way.'],
  ['invalid_request', 'A code cannot be sent there. Check what you entered before.'],
  ['not_allowed', 'Verification is not available for this number or from here.'],
  ['unauthenticated', 'Your session has ended. Sign in again.'],
] as const)('N10: %s while a code is sent', async (code, words) => {
  const { backend, user, button, advance, heard } = await openHeard({ autoSend: false });
  backend.nextSend({ status: 'failed', code });
  await user.click(button('Send code'));
  await advance(0);
  expect((await heard()).slice(-2)).toEqual([
    'heading, Verify it’s you, level 2',
    `assertive: ${words}`,
  ]);
});

test('A4: not delivered: another code and another way are free at once', async () => {
  const { backend, advance, heard } = await openHeard();
  backend.emit({ type: 'delivery', state: 'failed' });
  await advance(0);
  expect(await heard()).toMatchInlineSnapshot(
    `assertive: The code could not be delivered. Try again or choose another way.`,
  );
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, The code could not be delivered. Try again or choose another way. 6 digits, checked as soon as the last one is in.
    alert
    The code could not be delivered. Try again or choose another way.
    status
    Code sent to number ending 3456.
    button, Verify
    No text message?
    button, Resend code
    list
    button, Call me instead
  `);
});
