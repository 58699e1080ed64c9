import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { openScreen } from '../components/support.js';
import { outline, readTree, withRole } from './accessibilityTree.js';
import './screenReader.js';
import '../../src/styles/index.css';

/*
 * What Chromium itself tells assistive technology.
 */

const textbox = async () => withRole(await readTree(), 'textbox');

test('A1, A3, A5: the whole tree of the screen: one textbox, named and described; regions that are there with nothing in', async () => {
  await openScreen({ onCancel() {}, onChangeDestination() {} });
  expect(outline(await readTree())).toMatchInlineSnapshot(`
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
    button Use another number
    StaticText Use another number
    button Cancel
    StaticText Cancel
  `);
  expect(await textbox()).toMatchObject([
    {
      name: 'Verification code',
      description: '6 digits, checked as soon as the last one is in.',
      value: '',
      states: { focused: true },
    },
  ]);
});

test('A5: on a screen that did nothing yet, the regions of what may come are there', async () => {
  await openScreen({ autoSend: false });
  expect(outline(await readTree())).toMatchInlineSnapshot(`
    form
    heading Verify it’s you
    StaticText Verify it’s you
    StaticText We’ll send you a one-time code.
    alert
    status
    button Send code
    StaticText Send code
    status
  `);
});

test('A1: what is typed is there once, as the value of the one textbox, and none of the slots', async () => {
  const { user, field } = await openScreen();
  await user.type(field(), '123');
  const tree = await readTree();
  expect(withRole(tree, 'textbox').map(({ value }) => value)).toEqual(['123']);
  expect(withRole(tree, 'StaticText').filter(({ name }) => /[123]$/.test(name))).toEqual([
    expect.objectContaining({ name: '123' }),
  ]);
});

test('A3: five ticks change nothing but the words of the clock itself', async () => {
  const { advance } = await openScreen();
  const before = await readTree();
  for (let second = 0; second < 5; second += 1) await advance(1);
  const after = await readTree();
  const clock = expect.stringMatching(/^Code expires in \d:\d\d$/);
  const withoutClock = (tree: typeof before) =>
    tree.filter(({ name }) => !clock.asymmetricMatch(name));
  expect(withoutClock(after)).toEqual(withoutClock(before));
  expect(after).toHaveLength(before.length);
  expect(after).not.toEqual(before);
});

test('A7: the clock is a timer, which is no live region', async () => {
  await openScreen();
  expect(withRole(await readTree(), 'timer')).toEqual([expect.objectContaining({ states: {} })]);
});

test('A4: a wrong code is invalid, described by what is wrong with it, still focused and still there', async () => {
  const { enter } = await openScreen();
  await enter('000000');
  expect(await textbox()).toMatchObject([
    {
      description:
        'Invalid code. 4 attempts remaining. 6 digits, checked as soon as the last one is in.',
      value: '000000',
      states: { invalid: 'true', focused: true, settable: true },
    },
  ]);
});

test('A9: an expired one is empty and read-only, and says why', async () => {
  const { advance } = await openScreen({ fake: { challenge: { expiresInSeconds: 5 } } });
  await advance(5);
  expect(await textbox()).toMatchObject([
    {
      description: 'Code expired. Click Resend to get a new code.',
      value: '',
      states: { readonly: true },
    },
  ]);
});

test('A11: a button that has to wait, or is busy, is disabled for the ear and keeps the focus', async () => {
  const { user, button, backend, enter } = await openScreen();
  await user.click(button('Resend code'));
  expect(withRole(await readTree(), 'button')).toMatchObject([
    { name: 'Verify', states: {} },
    { name: 'Resend code', states: { disabled: true, focused: true } },
  ]);
  backend.hold('verify');
  await enter('123456');
  expect(withRole(await readTree(), 'button')[0]).toMatchObject({
    name: 'Checking code…',
    states: { disabled: true, busy: 1, focusable: true },
  });
});

test('A11: two presses of Enter while a code is checked are one request, and the focus stays', async () => {
  const { user, field, backend, advance, kinds } = await openScreen({ autoSubmit: false });
  const held = backend.hold('verify');
  await user.type(field(), '123456');
  await userEvent.keyboard('{Enter}{Enter}');
  await advance(0);
  expect(document.activeElement).toBe(field());
  expect(kinds()).toEqual(['send', 'verify']);
  held.release({ status: 'failed', code: 'incorrect' });
  await advance(0);
  expect(document.activeElement).toBe(field());
});

test('A23: the number is its last digits, in words, and no asterisks; right to left as well', async () => {
  const { container } = await openScreen();
  container.dir = 'rtl';
  const texts = withRole(await readTree(), 'StaticText').map(({ name }) => name);
  expect(texts).toContain('number ending 3456');
  expect(texts.join()).not.toMatch(/[*•]/);
});

test('B59: a masked code is discs to the eye and digits to the ear: whoever cannot see it must be able to check it', async () => {
  const { user, field } = await openScreen({ mask: true });
  await user.type(field(), '123');
  const tree = await readTree();
  expect(withRole(tree, 'textbox')).toMatchObject([{ value: '123' }]);
  expect(withRole(tree, 'StaticText').map(({ name }) => name)).toContain('•••');
});
