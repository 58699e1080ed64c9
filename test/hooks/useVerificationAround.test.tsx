import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { show } from './support.js';

const fake = { scope: '/verification/send' };

beforeEach(() => sessionStorage.clear());
afterEach(() => sessionStorage.clear());

it('T10: in StrictMode a screen that comes again goes on with what was open, sends nothing and asks once', async () => {
  const first = show({ fake, strict: true, autoSend: true, cancelOnUnmount: false });
  await first.do(() => {});
  expect(first.kinds()).toEqual(['send']);
  await first.unmount();
  expect(first.backend.subscribers).toBe(0);

  const again = show({
    fake,
    strict: true,
    autoSend: true,
    backend: first.backend,
    clock: first.clock,
  });
  await again.do(() => {});
  expect(again.now()).toMatchObject({ status: 'awaiting', challenge: { id: 'fake-1' } });
  expect(first.kinds()).toEqual(['send', 'status']);
  expect(first.backend.subscribers).toBe(1);
});

it('N17: in StrictMode news of a success complete it, and the proof is delivered once', async () => {
  const onVerified = vi.fn();
  const screen = show({ strict: true, onVerified });
  await screen.do(() => screen.now().send());
  const { backend } = screen;
  await screen.do(() => {
    for (let times = 0; times < 2; times += 1) {
      backend.emit({ type: 'result', result: { status: 'verified', proof: { token: 'proof-1' } } });
    }
  });
  expect(screen.now()).toMatchObject({ status: 'verified', proof: { token: 'proof-1' } });
  expect(onVerified).toHaveBeenCalledTimes(1);
  expect(backend.subscribers).toBe(0);
});

it('T11: one screen of two that is verified completes the other', async () => {
  const input = { account: 7 };
  const here = show({ fake, input });
  await here.do(() => here.now().send());
  const there = show({ input, backend: here.backend, clock: here.clock });
  await there.do(() => {});
  expect(there.now().status).toBe('awaiting');
  await here.do(() => here.now().verify('123456'));
  await vi.waitFor(() => expect(there.now().status).toBe('verified'));
  expect(here.kinds().filter((kind) => kind === 'verify')).toHaveLength(1);
});
