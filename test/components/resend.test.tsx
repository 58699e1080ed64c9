import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openScreen } from './support.js';

test('A11: Resend waits without losing focus, says how long when pressed, then sends', async () => {
  const { user, button, advance, kinds } = await openScreen();
  const resend = button('Resend code');
  expect(resend).toHaveTextContent('Resend code in 0:30');
  await user.click(resend);
  expect(resend).toHaveFocus();
  expect(screen.getByText('Available in 30 seconds.')).toBeInTheDocument();
  expect(kinds()).toEqual(['send']);
  await advance(30);
  expect(resend).toHaveTextContent(/^Resend code$/);
  await user.click(resend);
  await advance(0);
  expect(kinds()).toEqual(['send', 'send']);
  expect(resend).toHaveFocus();
});

test('N15: a resend keeps what was typed and says which code counts', async () => {
  const { user, field, button, advance } = await openScreen();
  await user.type(field(), '12');
  await advance(30);
  await user.click(button('Resend code'));
  await advance(0);
  expect(field()).toHaveValue('12');
  expect(field()).toHaveAccessibleDescription(/Use the most recent one/);
});

test('the code cannot be sent with the digits of the old one by a resend', async () => {
  const { user, field, button, advance, backend } = await openScreen();
  await user.type(field(), '12');
  await advance(30);
  await user.click(button('Resend code'));
  await advance(0);
  expect(backend.requests.filter((request) => request.kind === 'verify')).toEqual([]);
  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
});

test('the other channels that the server offers are one press away, once the wait is over', async () => {
  const { user, button, advance, backend } = await openScreen({ offerChannels: 'always' });
  const call = button('Call me instead');
  expect(call).toHaveAttribute('aria-disabled', 'true');
  await user.click(call);
  expect(backend.requests).toHaveLength(1);
  await advance(30);
  await user.click(call);
  await advance(0);
  expect(backend.requests[1]).toMatchObject({ kind: 'send', channel: 'call' });
  expect(screen.getByText(/We’re calling/)).toBeVisible();
  expect(button('Text me instead')).toBeVisible();
});

test('the two clocks cannot be mistaken for one another', async () => {
  const { button, advance } = await openScreen();
  await advance(1);
  expect(screen.getByRole('timer')).toHaveTextContent('Code expires in 4:59');
  expect(button('Resend code')).toHaveTextContent('Resend code in 0:29');
});

test('A3: no clock ticks in the name or the description of the field or of a button', async () => {
  const { field, button, advance } = await openScreen();
  const told = () =>
    [field(), button('Resend code')].map((element) => [
      element.getAttribute('aria-label'),
      element.getAttribute('aria-describedby'),
    ]);
  const before = told();
  const description = (element: HTMLElement) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' ');
  const describedBefore = description(field());
  await advance(5);
  expect(told()).toEqual(before);
  expect(description(field())).toBe(describedBefore);
});
