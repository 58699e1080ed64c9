import { render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { OtpInput, type VerificationBackend, VerifyForm } from '../../src/index.js';
import { createFakeBackend } from '../../src/testing/index.js';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a programmer's mistake throws while React renders. */
function mistake(element: React.ReactElement): string {
  // React reports what was thrown as well; the test is about the words.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    render(element);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

test.each([0, 3.5, 99])('a length of %s says what is wrong, why, and what to do', (length) => {
  const message = mistake(<OtpInput aria-label="Code" length={length} />);
  expect(message).toMatch(/^react-otp-verify: /);
  expect(message).toContain(`received ${length}`);
  expect(message).toContain('Pass `length={6}`');
});

test('a field without a name that can be spoken says how to give it one', () => {
  const message = mistake(<OtpInput />);
  expect(message).toMatch(/^react-otp-verify: /);
  expect(message).toMatch(/label/);
});

test('a backend without `verify` says so', () => {
  const backend = { send: createFakeBackend().send } as unknown as VerificationBackend;
  const message = mistake(<VerifyForm backend={backend} input={{}} />);
  expect(message).toMatch(/^react-otp-verify: `backend.verify` must be a function/);
  expect(message).toContain('createHttpBackend');
});

test('a label length outside of 4 to 10 on a screen is a mistake too', () => {
  const message = mistake(
    <VerifyForm backend={createFakeBackend()} input={{}} codeLength={3} autoSend />,
  );
  expect(message).toContain('received 3');
});
