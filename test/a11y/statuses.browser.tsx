// Past 250 lines: a transcript for every status.
import { act, fireEvent, render } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { VerifyForm } from '../../src/index.js';
import { createClock, createFakeBackend } from '../../src/testing/index.js';
import { openScreen } from '../components/support.js';
import { listen, read, readAloud } from './screenReader.js';
import '../../src/styles/index.css';

/*
 * Each status, read from the first line to the last: a transcript.
 */

beforeEach(() => sessionStorage.clear());

/** With every way out that an app can offer. */
const open = (props: Parameters<typeof openScreen>[0] = {}) =>
  openScreen({ onCancel() {}, onChangeDestination() {}, ...props });

test('A12: word for word, as the simulator says it, with nothing left out', async () => {
  await open();
  expect(await readAloud()).toMatchInlineSnapshot(`
    document
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    status
    Verification code
    timer
    Code expires in 5:00
    end of timer
    status
    textbox, Verification code, 6 digits, checked as soon as the last one is in., not invalid
    alert
    paragraph
    6 digits, checked as soon as the last one is in.
    end of paragraph
    status
    Code sent to number ending 3456.
    end of status
    button, Verify, not busy, not disabled
    status
    paragraph
    No text message?
    end of paragraph
    button, Resend code, disabled
    Resend code
    end of button, Resend code, disabled
    status
    button, Use another number
    button, Cancel
    end of form
    end of document
  `);
});

test('P12: nothing sent yet', async () => {
  await open({ autoSend: false });
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Verify it’s you, level 2
    We’ll send you a one-time code.
    button, Send code
    button, Use another number
    button, Cancel
  `);
});

test('P12: nothing sent yet, and consent is asked for', async () => {
  await open({ autoSend: false, consent: 'We’ll text you. Message and data rates may apply.' });
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Verify it’s you, level 2
    We’ll text you. Message and data rates may apply.
    button, Send code
    button, Use another number
    button, Cancel
  `);
});

test('A12: sending', async () => {
  const { backend, user, button } = await open({ autoSend: false });
  backend.hold('send');
  await user.click(button('Send code'));
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    Sending code…
    Verification code
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Sending code…
    button, Sending code…, busy, disabled
    button, Use another number
    button, Cancel
  `);
});

test('A12: the code is on its way', async () => {
  await open();
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Code sent to number ending 3456.
    button, Verify
    No text message?
    button, Resend code, disabled
    button, Use another number
    button, Cancel
  `);
});

test('P12: the first wait is over', async () => {
  const { advance } = await open();
  await advance(30);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 4:30
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Code sent to number ending 3456.
    button, Verify
    No text message?
    button, Resend code
    list
    button, Call me instead
    button, Use another number
    button, Cancel
  `);
});

test('N15: sending again, and sent again: the most recent code counts', async () => {
  const { backend, user, button, advance } = await open();
  await advance(30);
  const held = backend.hold('send');
  await user.click(button('Resend code'));
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 4:30
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Sending code…
    button, Verify, busy, disabled
    No text message?
    button, Resend code, disabled
    list
    button, Call me instead, disabled
    button, Use another number
    button, Cancel
  `);
  held.release();
  await advance(0);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, We sent a new code. Use the most recent one.
    We sent a new code. Use the most recent one.
    status
    We sent a new code. Use the most recent one.
    button, Verify
    No text message?
    button, Resend code, disabled
    list
    button, Call me instead, disabled
    button, Use another number
    button, Cancel
  `);
});

test('A12: a code is checked', async () => {
  const { backend, enter } = await open();
  backend.hold('verify');
  await enter('123456');
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 123456, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Checking code…
    button, Checking code…, busy, disabled
    No text message?
    button, Resend code, disabled
    button, Use another number
    button, Cancel
  `);
});

test('A9: the code expired', async () => {
  const { advance } = await open({
    fake: { challenge: { expiresInSeconds: 5, resendInSeconds: 0 } },
  });
  await advance(5);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Get a new code, level 2
    Verification code
    textbox, Verification code, Code expired. Click Resend to get a new code., read only
    alert
    Code expired. Click Resend to get a new code.
    button, Resend code
    list
    button, Call me instead
    button, Use another number
    button, Cancel
  `);
});

test('N16: too many attempts', async () => {
  const { backend, enter } = await open();
  backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
  await enter('000000');
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Verification stopped, level 2
    Verification code
    textbox, Verification code, Too many attempts. Please start again., read only
    alert
    Too many attempts. Please start again.
    button, Start again, disabled
    button, Use another number
    button, Cancel
  `);
});

test('A12: cancelled', async () => {
  const { user, button } = await open();
  await user.click(button('Cancel'));
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Verification cancelled, level 2
    button, Start again, disabled
  `);
});

test('A12: verified', async () => {
  const { enter } = await open();
  await enter('123456');
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, You’re verified, level 2
    status
    Verified.
  `);
});

test('T11: verified in another tab', async () => {
  const clock = createClock();
  const { status: _, ...backend } = createFakeBackend({ clock, scope: '/verification' });
  const tab = () => render(<VerifyForm backend={backend} clock={clock} input={{}} />).container;
  const [here, there] = [tab(), tab()];
  const send = async (form: Element) => {
    fireEvent.submit(form.querySelector('form') as HTMLFormElement);
    await act(() => clock.advance(0));
  };
  await send(here);
  await send(there);
  const { heard } = await listen(there);
  fireEvent.change(here.querySelector('input') as HTMLInputElement, {
    target: { value: '123456' },
  });
  await act(() => clock.advance(0));
  await expect.poll(() => there.textContent).toContain('another tab');
  expect(await heard()).toMatchInlineSnapshot(`
    heading, Verified in another tab, level 2
    polite: Verified in another tab.
  `);
  expect(await read(there)).toMatchInlineSnapshot(`
    form
    heading, Verified in another tab, level 2
    status
    Verified in another tab.
    button, Start again, disabled
  `);
});
