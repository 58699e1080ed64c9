import { act, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { VerifyDialog, VerifyForm } from '../../src/index.js';
import { createClock, createFakeBackend } from '../../src/testing/index.js';
import { read } from './screenReader.js';
import '../../src/styles/index.css';

type Person = Awaited<ReturnType<typeof open>>;

/** A person in front of one of the two, whose code was sent. */
async function open(Screen: 'form' | 'dialog') {
  const clock = createClock();
  const backend = createFakeBackend({ clock, challenge: { expiresInSeconds: 100 } });
  const source = { backend, clock, input: {}, autoSend: true };
  const view = render(
    Screen === 'form' ? (
      <VerifyForm {...source} />
    ) : (
      <VerifyDialog {...source} open onOpenChange={() => {}} />
    ),
  );
  const advance = (seconds: number) => act(() => clock.advance(seconds * 1000));
  await advance(0);
  return {
    backend,
    advance,
    leave: view.unmount,
    screen: document.querySelector(Screen) as HTMLElement,
    async press(name: string) {
      // Not waiting until it can be pressed: one that has to wait is pressed early.
      await userEvent.click(page.getByRole('button', { name }), { force: true });
      await advance(0);
    },
    async type(keys: string) {
      await userEvent.keyboard(keys);
      await advance(0);
    },
  };
}

const states: Record<string, (person: Person) => Promise<unknown>> = {
  'waits for the code': async () => {},
  'offers other ways': ({ advance }) => advance(30),
  async 'sent another code'({ advance, press }) {
    await advance(30);
    await press('Resend code');
  },
  'was pressed early': ({ press }) => press('Resend code'),
  async 'checks a code'({ backend, type }) {
    backend.hold('verify');
    await type('123456');
  },
  'refused a code': ({ type }) => type('000000'),
  async 'was given half a code'({ type, press }) {
    await type('123');
    await press('Verify');
  },
  async 'could not reach the server'({ backend, type }) {
    backend.nextVerify({ status: 'failed', code: 'network' });
    await type('123456');
  },
  async 'is held off'({ backend, type }) {
    backend.nextVerify({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 20 });
    await type('123456');
  },
  async 'heard that nothing came'({ backend, advance }) {
    backend.emit({ type: 'delivery', state: 'failed' });
    await advance(0);
  },
  'is past its time': ({ advance }) => advance(100),
  async 'is locked'({ backend, type }) {
    backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
    await type('000000');
  },
  'is done': ({ type }) => type('123456'),
};

test.each(Object.keys(states))(
  'A12, A13: a dialog that %s says what the form says, after its name and the way out',
  async (state) => {
    const inDialog = await open('dialog');
    await states[state]?.(inDialog);
    const heard = await read(inDialog.screen);
    inDialog.leave();
    const inForm = await open('form');
    await states[state]?.(inForm);
    const name = inForm.screen.querySelector('h2')?.textContent;
    expect(heard).toEqual([`dialog, ${name}`, 'button, Close', ...(await read(inForm.screen))]);
  },
);
