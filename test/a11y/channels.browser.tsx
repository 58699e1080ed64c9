// Past 250 lines: a transcript for every channel.
import { expect, test } from 'vitest';
import type { Challenge } from '../../src/index.js';
import { openScreen } from '../components/support.js';
import { listen, read } from './screenReader.js';
import '../../src/styles/index.css';

/*
 * How a code, or a confirmation, comes: what is announced when it was asked for, and the screen that is there then.
 */

async function openWith(challenge: Partial<Challenge>) {
  const screen = await openScreen({ autoSend: false, fake: { challenge } });
  const reader = await listen();
  await screen.user.click(screen.button('Send code'));
  await screen.advance(0);
  // The button that was pressed and "Sending code…" are the same for all.
  const heard = async () => (await reader.heard()).slice(2);
  return { ...screen, heard };
}

test('A12, A23: by text message', async () => {
  const { heard } = await openWith({ channel: 'sms' });
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Sending code…
    polite: Code sent to number ending 3456.
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
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Code sent to number ending 3456.
    button, Verify
    No text message?
    button, Resend code, disabled
  `);
});

test('A12, A23: by a call that says the code', async () => {
  const { heard } = await openWith({ channel: 'call' });
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Sending code…
    polite: Calling number ending 3456.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We’re calling
    number ending 3456
    . Listen for the code and enter it here.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Calling number ending 3456.
    button, Verify
    No call?
    button, Call again, disabled
  `);
});

test('A12, A23: by a missed call', async () => {
  const { heard } = await openWith({ channel: 'flashcall' });
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Sending code…
    polite: Calling number ending 3456.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    You’ll get a missed call at
    number ending 3456
    . The code is the last digits of the number that called.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Calling number ending 3456.
    button, Verify
    No missed call?
    button, Call again, disabled
  `);
});

test('A12, A23: on WhatsApp', async () => {
  const { heard } = await openWith({ channel: 'whatsapp' });
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Sending code…
    polite: Code sent to number ending 3456.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    on WhatsApp.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Code sent to number ending 3456.
    button, Verify
    No WhatsApp message?
    button, Resend code, disabled
  `);
});

test('A12: by email', async () => {
  const { heard } = await openWith({ channel: 'email', destination: 'a***@example.com' });
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Sending code…
    polite: Code sent.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    a***@example.com
    by email.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Code sent.
    button, Verify
    No email?
    button, Resend code, disabled
  `);
});

test('A12, S9: for a payment: amount and payee before the code', async () => {
  const { heard } = await openWith({
    channel: 'psd2',
    transaction: { amount: '1249.90', currency: 'EUR', payee: 'Northwind Traders GmbH' },
  });
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Sending code…
    polite: Code sent to number ending 3456.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    term
    Amount
    definition
    €1,249.90
    term
    Payee
    definition
    Northwind Traders GmbH
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
  `);
});

test('A12: by a key on the call: there is no field to speak of', async () => {
  const { heard } = await openWith({ channel: 'dtmf_confirm' });
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Sending code…
    heading, Confirm on the call, level 2
    polite: Calling number ending 3456.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Confirm on the call, level 2
    We’re calling
    number ending 3456
    . Answer and press the key you are asked for.
    timer
    Time to confirm: 5:00
    status
    Calling number ending 3456.
    No call?
    button, Call again, disabled
  `);
});

test('A12: it is not known how, or where to', async () => {
  const { heard } = await openWith({ channel: undefined, destination: undefined });
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Sending code…
    polite: Code sent.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Code sent.
    button, Verify
    Didn’t get a code?
    button, Resend code, disabled
  `);
});

test('A12: another way: what is offered, and the call that was chosen', async () => {
  const { user, button, advance, heard } = await openWith({
    channels: ['sms', 'call', 'whatsapp', 'email', 'dtmf_confirm'],
  });
  await advance(30);
  await heard();
  await user.click(button('Call me instead'));
  await advance(0);
  expect(await heard()).toMatchInlineSnapshot(`
    textbox, Verification code, We sent a new code. Use the most recent one.
    polite: Calling number ending 3456.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We’re calling
    number ending 3456
    . Listen for the code and enter it here.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, We sent a new code. Use the most recent one.
    We sent a new code. Use the most recent one.
    status
    Calling number ending 3456.
    button, Verify
    No call?
    button, Call again, disabled
    list
    button, Text me instead, disabled
    button, Send on WhatsApp instead, disabled
    button, Send by email instead, disabled
    button, Call me to confirm by key press, disabled
  `);
});

test('A12: delivered', async () => {
  const { backend, advance } = await openWith({});
  const { heard } = await listen();
  backend.emit({ type: 'delivery', state: 'delivered' });
  await advance(0);
  expect(await heard()).toMatchInlineSnapshot(`polite: Delivered.`);
  expect((await read()).slice(0, 7)).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    status
    Delivered.
  `);
});

test('A12: the code was right, and another is needed: a field for the next one, with nothing in it', async () => {
  const { backend, enter } = await openWith({});
  const { heard } = await listen();
  backend.nextVerify({
    status: 'sent',
    challenge: { channel: 'email', destination: 'a***@example.com' },
  });
  await enter('123456');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    polite: Code sent.
  `);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    a***@example.com
    by email.
    Verification code
    timer
    Code expires in 5:00
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Code sent.
    button, Verify
    No email?
    button, Resend code, disabled
  `);
});

test('A9: where no other code can be asked for, none is offered, and the way on is a new start', async () => {
  const { advance } = await openWith({ canResend: false, expiresInSeconds: 40 });
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Enter your code, level 2
    We sent a code to
    number ending 3456
    by text message.
    Verification code
    timer
    Code expires in 0:40
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    6 digits, checked as soon as the last one is in.
    status
    Code sent to number ending 3456.
    button, Verify
  `);
  await advance(40);
  expect(await read()).toMatchInlineSnapshot(`
    form
    heading, Get a new code, level 2
    Verification code
    textbox, Verification code, Code expired. Start again to get a new one., read only
    alert
    Code expired. Start again to get a new one.
    button, Start again
  `);
});
