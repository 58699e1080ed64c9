import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openScreen } from './support.js';

/** What the live regions say now, empty ones left out. */
function spoken(): string[] {
  return [...screen.getAllByRole('status'), ...screen.getAllByRole('alert')]
    .map((region) => region.textContent ?? '')
    .filter(Boolean);
}

test('A12: sending, checking and success are spoken as they happen', async () => {
  const { user, backend, field, advance } = await openScreen();
  expect(spoken()).toEqual(['Code sent to number ending 3456.']);
  const held = backend.hold('verify');
  await user.type(field(), '123456');
  expect(spoken()).toEqual(['Checking code…']);
  held.release();
  await advance(0);
  expect(spoken()).toEqual(['Verified.']);
});

test('A4: a wrong code is spoken once, and "code sent" is not repeated after it', async () => {
  const { user, enter } = await openScreen();
  await enter('000000');
  expect(spoken()).toEqual(['Invalid code. 4 attempts remaining.']);
  await user.keyboard('1');
  expect(spoken()).toEqual([]);
});

test('A24: a hidden clock still speaks and still expires', async () => {
  const { advance } = await openScreen({ countdown: 'hidden' });
  expect(screen.queryByRole('timer')).not.toBeInTheDocument();
  await advance(240);
  expect(spoken()).toContain('Code expires in 1 minute.');
  await advance(60);
  expect(screen.getByRole('alert')).toHaveTextContent('Code expired.');
});

test('A24: the clock can be slowed to whole minutes', async () => {
  const { advance } = await openScreen({ countdown: 'minutes' });
  expect(screen.getByRole('timer')).toHaveTextContent('Code expires in 5 minutes');
  await advance(61);
  expect(screen.getByRole('timer')).toHaveTextContent('Code expires in 4 minutes');
});

test('T5: no 0:00 while a code on its way may still be answered', async () => {
  const { user, backend, field, advance } = await openScreen();
  await advance(299);
  expect(screen.getByRole('timer')).toHaveTextContent('Code expires in 0:01');
  backend.hold('verify');
  await user.type(field(), '123456');
  await advance(2);
  expect(screen.getByRole('timer')).toBeEmptyDOMElement();
});
