import { act, render } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { VerifyDialog, type VerifyDialogProps } from '../../src/index.js';
import { createClock, createFakeBackend } from '../../src/testing/index.js';
import { outline, readTree, withRole } from './accessibilityTree.js';
import { listen, read } from './screenReader.js';
import '../../src/styles/index.css';

type Changes = Partial<Omit<VerifyDialogProps, 'verification'>>;

/** A page with a dialog, a person in front of it, and a reader that hears both. */
async function startApp(changes: Changes = {}) {
  const clock = createClock();
  const backend = createFakeBackend({ clock });

  function App() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <h1>Shop</h1>
        <button type="button" onClick={() => setOpen(true)}>
          Pay
        </button>
        <p role="status">Three items in your basket</p>
        <VerifyDialog
          {...(changes as VerifyDialogProps)}
          verification={undefined}
          backend={backend}
          clock={clock}
          input={{}}
          autoSend
          open={open}
          onOpenChange={setOpen}
        />
      </>
    );
  }

  render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  const { heard } = await listen();
  const advance = (seconds: number) => act(() => clock.advance(seconds * 1000));
  return {
    backend,
    heard,
    advance,
    dialog: () => document.querySelector('dialog') as HTMLDialogElement,
    async press(name: string) {
      await userEvent.click(page.getByRole('button', { name }));
      await advance(0);
    },
    async type(keys: string) {
      await userEvent.keyboard(keys);
      await advance(0);
    },
  };
}

test('A12, A13, A15: opened, a wrong code, the right one, closed', async () => {
  const { heard, press, type } = await startApp();
  await press('Pay');
  expect(await heard()).toMatchInlineSnapshot(`
    button, Pay
    dialog, Enter your code
    button, Close
    heading, Enter your code, level 2
    textbox, Verification code, 6 digits, checked as soon as the last one is in.
    polite: Sending code…
    polite: Code sent to number ending 3456.
  `);
  await type('000000');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    assertive: Invalid code. 4 attempts remaining.
  `);
  await type('123456');
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Checking code…
    heading, You’re verified, level 2
    polite: Verified.
  `);
  await press('Close');
  expect(await heard()).toMatchInlineSnapshot(`
    button, Close
    button, Pay
  `);
});

test('A15: left by Escape: nothing but where the focus is then', async () => {
  const { heard, press, type } = await startApp();
  await press('Pay');
  await heard();
  await type('{Escape}');
  expect(await heard()).toMatchInlineSnapshot(`button, Pay`);
});

test('A7: five minutes in the dialog', async () => {
  const { heard, press, advance } = await startApp();
  await press('Pay');
  await heard();
  await advance(300);
  expect(await heard()).toMatchInlineSnapshot(`
    polite: Code expires in 1 minute.
    polite: Code expires in 30 seconds.
    polite: Code expires in 10 seconds.
    assertive: Code expired. Click Resend to get a new code.
  `);
});

test('A12: the dialog from its first line to its last', async () => {
  const { press, dialog } = await startApp({ onCancel() {} });
  await press('Pay');
  expect(await read(dialog())).toMatchInlineSnapshot(`
    dialog, Enter your code
    button, Close
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
    button, Cancel
  `);
});

test('A6, A13: to the browser it is modal and named by its heading; its regions are inside, and nothing of the page is left', async () => {
  const { press } = await startApp({ onCancel() {} });
  const before = outline(await readTree());
  expect(before).toContain('heading Shop');
  await press('Pay');
  const tree = await readTree();
  expect(outline(tree)).toMatchInlineSnapshot(`
    dialog Enter your code
    button Close
    form
    heading Enter your code
    StaticText Enter your code
    StaticText We sent a code to
    StaticText number ending 3456
    StaticText  by text message.
    status
    StaticText Verification code
    timer
    StaticText Code expires in 5:00
    status
    textbox Verification code
    alert
    StaticText 6 digits, checked as soon as the last one is in.
    status
    StaticText Code sent to number ending 3456.
    button Verify
    StaticText Verify
    status
    StaticText No text message?
    button Resend code
    StaticText Resend code
    status
    button Cancel
    StaticText Cancel
  `);
  expect(withRole(tree, 'dialog')).toMatchObject([
    { name: 'Enter your code', states: { modal: true } },
  ]);
  await press('Cancel');
  expect(outline(await readTree())).toEqual(before);
});

test('A13: what has to be read first names it as well: a payment', async () => {
  const { press, heard } = await startApp({
    title: 'Confirm your payment',
    initialFocus: 'heading',
  });
  await press('Pay');
  expect(await heard()).toMatchInlineSnapshot(`
    button, Pay
    dialog, Confirm your payment
    button, Close
    heading, Confirm your payment, level 2
    polite: Sending code…
    polite: Code sent to number ending 3456.
  `);
});
