import { cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { VerifyDialog, VerifyForm } from '../../src/index.js';
import { createFakeBackend, type FakeBackend } from '../../src/testing/index.js';
import '../../src/styles/index.css';

/** What the browser was asked, and how to let a message come: no phone is paired with this one. */
let messages: { request: object; signal: AbortSignal; deliver(code: string): void }[];
let log: string[];

beforeEach(() => {
  messages = [];
  log = [];
  vi.spyOn(navigator.credentials, 'get').mockImplementation(({ signal, ...request } = {}) => {
    log.push('get');
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      const deliver = (code: string) => resolve({ id: '', type: 'otp', code } as Credential);
      messages.push({ request, signal: signal as AbortSignal, deliver });
    });
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function logged(backend: FakeBackend): FakeBackend {
  const { send, verify } = backend;
  return Object.assign(backend, {
    send: (...args: Parameters<typeof send>) => {
      log.push('send');
      return send(...args);
    },
    verify: (...args: Parameters<typeof verify>) => {
      log.push('verify');
      return verify(...args);
    },
  });
}

const field = () => page.getByRole('textbox');
const isAborted = () => messages.map(({ signal }) => signal.aborted);

function open(props: { webOtp?: boolean; backend?: FakeBackend } = {}) {
  const backend = logged(props.backend ?? createFakeBackend());
  const view = render(
    <StrictMode>
      <VerifyForm input={{}} autoSend webOtp={props.webOtp} backend={backend} />
    </StrictMode>,
  );
  return { backend, ...view };
}

test('P6, P11: on a desktop too, the browser is asked before the message is sent', async () => {
  expect(navigator.userAgent).not.toMatch(/Mobile|Android|iPhone/);
  open();
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  expect(log).toEqual(['get', 'send']);
  expect(messages[0]?.request).toEqual({ otp: { transport: ['sms'] } });
});

test('P6: and again before another code is sent', async () => {
  open({ backend: createFakeBackend({ challenge: { resendInSeconds: 0 } }) });
  await userEvent.click(page.getByRole('button', { name: /^Resend/ }));
  await expect.poll(() => log).toEqual(['get', 'send', 'get', 'send']);
  expect(isAborted()).toEqual([true, false]);
});

test('P5, P7: the code falls into the slots and is submitted once, whoever else brings it', async () => {
  const { backend, container } = open();
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  const held = backend.hold('verify');
  messages[0]?.deliver('123456');
  await expect.element(field()).toHaveValue('123456');
  await expect.poll(() => log).toEqual(['get', 'send', 'verify']);
  expect(container.querySelectorAll('[data-filled]')).toHaveLength(6);
  expect(container.innerHTML).not.toContain('123456');
  await userEvent.click(field());
  await userEvent.keyboard('{Enter}6{Enter}');
  held.release();
  await expect.element(page.getByRole('heading')).toHaveTextContent(/verified/i);
  expect(log).toEqual(['get', 'send', 'verify']);
  expect(isAborted()).toEqual([true]);
});

test('P7: a message that comes with its own answer is submitted too', async () => {
  const backend = createFakeBackend();
  const held = backend.hold('send');
  open({ backend });
  await expect.poll(() => messages).toHaveLength(1);
  messages[0]?.deliver('123456');
  held.release();
  await expect.element(page.getByRole('heading')).toHaveTextContent(/verified/i);
  expect(log).toEqual(['get', 'send', 'verify']);
});

test('P5: typing the code instead gives it up', async () => {
  open();
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  await userEvent.type(field(), '000000');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Invalid code');
  expect(isAborted()).toEqual([true]);
});

test('P5: closing the dialog gives it up', async () => {
  const dialog = (open: boolean) => (
    <VerifyDialog
      open={open}
      onOpenChange={() => {}}
      backend={createFakeBackend()}
      input={{}}
      autoSend
    />
  );
  const { rerender } = render(dialog(true));
  await expect.poll(() => messages).toHaveLength(1);
  rerender(dialog(false));
  await expect.poll(isAborted).toEqual([true]);
});

test('P5: an app that opts out is not asked for', async () => {
  open({ webOtp: false });
  await expect.element(page.getByText(/We sent a code/)).toBeVisible();
  expect(log).toEqual(['send']);
});
