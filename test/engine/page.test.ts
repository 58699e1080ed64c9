import { afterEach, describe, expect, it, vi } from 'vitest';
import { countListeners, startEngine } from './startEngine.js';
import { startReceiving } from './startReceiving.js';

afterEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
});

const hide = (persisted: boolean) =>
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
const show = (persisted: boolean) =>
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));

describe('N8: the page goes into the back-forward cache', () => {
  it('and cancels nothing, empties the field, and hears nobody', async () => {
    const { send, field, filled, backend, kinds, status, settled } = startReceiving();
    await send();
    field.value = '12345';
    hide(true);
    await settled();
    expect(kinds()).toEqual(['send']);
    expect(status()).toBe('awaiting');
    expect(field.value).toBe('');
    // The screen hears of it as of any other edit.
    expect(filled).toEqual(['']);
    expect(backend.subscribers).toBe(0);
  });

  it('and asks the server when it comes back, hears its news, and goes on', async () => {
    const { send, verify, backend, kinds, settled } = startEngine();
    await send();
    hide(true);
    show(true);
    await settled();
    expect(kinds()).toEqual(['send', 'status']);
    expect(backend.subscribers).toBe(1);
    expect(await verify('123456')).toMatchObject({ status: 'verified' });
  });

  it('and is told when it comes back that it was over meanwhile', async () => {
    const onVerified = vi.fn();
    const { send, backend, status, settled } = startEngine({ onVerified });
    await send();
    hide(true);
    backend.hold('status').release({ status: 'verified', proof: 'token-1' });
    show(true);
    await settled();
    expect(status()).toBe('verified');
    expect(onVerified).toHaveBeenCalledExactlyOnceWith('token-1');
  });

  it('S2: and forgets a code whose answer was lost: typed again it is another request', async () => {
    const { send, verify, backend, settled } = startEngine();
    await send();
    backend.nextVerify(new TypeError('Failed to fetch'));
    await verify('123456');
    hide(true);
    show(true);
    await settled();
    await verify('123456');
    const keys = backend.requests.flatMap((one) =>
      one.kind === 'verify' ? one.idempotencyKey : [],
    );
    expect(new Set(keys).size).toBe(2);
  });

  it('T3: and a code that ran out there is expired at once', async () => {
    const { send, clock, status } = startEngine();
    await send();
    hide(true);
    const { now } = clock;
    clock.now = () => now() + 300_000;
    show(true);
    expect(status()).toBe('expired');
  });

  it('any number of times', async () => {
    const listeners = countListeners();
    const { send, verify, backend, kinds, settled } = startEngine();
    await send();
    const before = listeners();
    for (let times = 0; times < 3; times += 1) {
      hide(true);
      show(true);
      await settled();
    }
    expect(listeners()).toBe(before);
    expect(backend.subscribers).toBe(1);
    expect(kinds()).toEqual(['send', 'status', 'status', 'status']);
    await verify('123456');
    expect(listeners()).toBe(0);
    expect(backend.subscribers).toBe(0);
  });
});

describe('S2: the code is taken out of the field', () => {
  type Started = ReturnType<typeof startReceiving>;
  const ends: [string, (started: Started) => unknown][] = [
    [
      'verified',
      ({ backend }) =>
        backend.emit({ type: 'result', result: { status: 'verified', proof: 'token-1' } }),
    ],
    ['expired', ({ clock }) => clock.advance(300_000)],
    [
      'locked',
      ({ backend }) =>
        backend.emit({ type: 'result', result: { status: 'failed', code: 'attempts_exceeded' } }),
    ],
    ['cancelled', ({ cancel }) => cancel()],
    ['idle', ({ reset }) => reset()],
  ];

  it.each(ends)('when it is %s, before a screen can go away with it', async (end, bring) => {
    const started = startReceiving();
    const { send, field, filled, status, engine, settled } = started;
    await send();
    field.value = '12345';
    const seen: string[] = [];
    engine.subscribe(() => seen.push(field.value));
    await bring(started);
    await settled();
    expect(status()).toBe(end);
    expect(seen).toEqual(['']);
    expect(filled).toEqual(['']);
  });

  it('and stays in it while it can be used', async () => {
    const { send, verify, field, backend, clock } = startReceiving();
    await send();
    field.value = '000000';
    await verify('000000');
    backend.nextVerify(new TypeError('Failed to fetch'));
    await verify('111111');
    await clock.advance(30_000);
    await send();
    expect(field.value).toBe('000000');
  });
});

describe('N8: the page is closed or reloaded', () => {
  it('and nothing is cancelled, since a reload looks the same', async () => {
    const { send, kinds, status, settled } = startEngine();
    await send();
    hide(false);
    await settled();
    expect(kinds()).toEqual(['send']);
    expect(status()).toBe('awaiting');
  });

  it('N6: and it is cancelled once where the app asks for it, before the page is gone', async () => {
    const { send, kinds, detach, settled } = startEngine({ cancelOnPageHide: true });
    await send();
    hide(false);
    expect(kinds()).toEqual(['send', 'cancel']);
    hide(false);
    detach();
    await settled();
    expect(kinds()).toEqual(['send', 'cancel']);
  });

  it('and what was cancelled is not gone on with after a reload', async () => {
    const fake = { scope: '/closed/send' };
    const { send } = startEngine({ cancelOnPageHide: true, fake });
    await send();
    hide(false);
    const after = startEngine({ fake });
    expect(after.engine.getSnapshot()).toMatchObject({ status: 'idle', resendAtMs: 30_000 });
  });

  it.each(['verified', 'locked', 'expired', 'cancelled'] as const)(
    'N6: but nothing that is %s is cancelled',
    async (end) => {
      const { send, verify, cancel, backend, clock, kinds, settled } = startEngine({
        cancelOnPageHide: true,
      });
      await send();
      if (end === 'verified') await verify('123456');
      if (end === 'cancelled') cancel();
      if (end === 'expired') await clock.advance(300_000);
      if (end === 'locked') {
        backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
        await verify('000000');
      }
      const before = kinds();
      hide(false);
      await settled();
      expect(kinds()).toEqual(before);
    },
  );

  it('P10: hiding it cancels and empties nothing, though the app asks to cancel on closing', async () => {
    const { send, field, kinds, status, settled } = startReceiving({ cancelOnPageHide: true });
    await send();
    field.value = '12345';
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('blur'));
    document.dispatchEvent(new Event('freeze'));
    Reflect.deleteProperty(document, 'hidden');
    await settled();
    expect(kinds()).toEqual(['send']);
    expect(status()).toBe('awaiting');
    expect(field.value).toBe('12345');
  });
});
