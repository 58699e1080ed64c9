import { cleanup, render } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type FailureCode, VerificationError, VerifyDialog } from '../../src/index.js';
import { createClock, createFakeBackend } from '../../src/testing/index.js';
import '../../src/styles/index.css';
import { focusedName } from './focusedName.js';

afterEach(cleanup);

const faults: readonly FailureCode[] = ['network', 'timeout', 'bad_response'];

/** What the server says, or what becomes of the request. */
const outcome = (code: FailureCode) =>
  faults.includes(code)
    ? new VerificationError(code, 'for a test')
    : ({ status: 'failed', code } as const);

const failures: readonly FailureCode[] = [
  ...faults,
  'invalid_request',
  'unauthenticated',
  'not_allowed',
  'no_challenge',
  'conflict',
  'expired',
  'attempts_exceeded',
  'cancelled',
  'incorrect',
  'rate_limited',
  'delivery_failed',
  'unavailable',
];

function Shop({ backend, clock }: Pick<Parameters<typeof VerifyDialog>[0], 'backend' | 'clock'>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Pay
      </button>
      {backend && (
        <VerifyDialog
          open={open}
          onOpenChange={setOpen}
          backend={backend}
          clock={clock}
          input={{}}
          autoSend
        />
      )}
    </>
  );
}

/** Opened with the keyboard alone. */
async function open(script: (backend: ReturnType<typeof createFakeBackend>) => void = () => {}) {
  const clock = createClock();
  const backend = createFakeBackend({ clock });
  script(backend);
  render(
    <StrictMode>
      <Shop backend={backend} clock={clock} />
    </StrictMode>,
  );
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  return { backend, clock };
}

const failed = () => document.querySelector('form[data-error]')?.getAttribute('data-error');
const status = () => document.querySelector('form')?.getAttribute('data-status');

describe('A4, A15: the focus after a code that was refused', () => {
  /** Where there is nothing to type any more; otherwise the code keeps it. */
  const elsewhere: Partial<Record<FailureCode, string>> = {
    no_challenge: 'heading',
    cancelled: 'heading',
  };

  test.each(failures)('%s', async (code) => {
    const { backend } = await open();
    await expect.poll(status).toBe('awaiting');
    backend.nextVerify(outcome(code));
    await userEvent.keyboard('000000');
    await expect.poll(() => failed() ?? status()).toBe(code);
    await expect.poll(focusedName).toContain(elsewhere[code] ?? 'Verification code');
  });
});

describe('A15: the focus after a code that could not be sent', () => {
  test.each(failures)('%s: it waits at the heading, and a locked field has it', async (code) => {
    const place = code === 'attempts_exceeded' ? 'field Verification code' : 'heading ';
    const { backend, clock } = await open((backend) => backend.nextSend(outcome(code)));
    await expect.poll(failed).toBe(code);
    await expect.poll(focusedName).toContain(place);
    backend.nextSend(outcome(code));
    await clock.advance(60_000);
    await userEvent.tab();
    expect(focusedName()).toMatch(/^button (Send code|Start again)/);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => backend.requests.length).toBe(2);
    await expect.poll(failed).toBe(code);
    await expect.poll(focusedName).toContain(place);
  });

  /** Where there is no other code to ask for. */
  const elsewhere: Partial<Record<FailureCode, string>> = {
    no_challenge: 'heading ',
    expired: 'heading ',
    cancelled: 'heading ',
    attempts_exceeded: 'field Verification code',
  };

  test.each(failures)('%s: asked for another one, it stays at that button', async (code) => {
    const { backend, clock } = await open();
    await expect.poll(status).toBe('awaiting');
    await clock.advance(31_000);
    backend.nextSend(outcome(code));
    await userEvent.tab();
    await userEvent.tab();
    await expect.poll(focusedName).toBe('button Resend code');
    await userEvent.keyboard('{Enter}');
    await expect.poll(failed).toBe(code);
    await expect.poll(focusedName).toContain(elsewhere[code] ?? 'button Resend code');
  });
});

test('A15: the page that has the focus itself is told', async () => {
  await open();
  (document.activeElement as HTMLElement).blur();
  expect(focusedName()).toBe('nothing');
  await expect.element(page.getByRole('dialog')).toBeVisible();
});
