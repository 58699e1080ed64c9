import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChallengeEvent, VerificationBackend } from '../../src/contract/backend.js';
import { startEngine } from './startEngine.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const verified: ChallengeEvent<string> = {
  type: 'result',
  result: { status: 'verified', proof: 'token-1' },
};

describe('news from the server', () => {
  it('are listened to from the first code on, by one listener, until it is over', async () => {
    const { backend, send, verify, reset } = startEngine();
    expect(backend.subscribers).toBe(0);
    const sending = send();
    expect(backend.subscribers).toBe(0);
    await sending;
    expect(backend.subscribers).toBe(1);
    await verify('000000');
    expect(backend.subscribers).toBe(1);
    await verify('123456');
    expect(backend.subscribers).toBe(0);
    reset();
    expect(backend.subscribers).toBe(0);
  });

  it('of a success complete the screen with nothing typed, and the app hears of it once', async () => {
    const onVerified = vi.fn();
    const { backend, send, engine, kinds } = startEngine({ onVerified });
    await send();
    backend.emit(verified);
    backend.emit(verified);
    expect(engine.getSnapshot()).toMatchObject({ status: 'verified', proof: 'token-1' });
    expect(onVerified).toHaveBeenCalledExactlyOnceWith('token-1');
    expect(kinds()).toEqual(['send']);
  });

  it.each(['verify', 'send'] as const)(
    'N17: overtake a %s that is under way: called off, and its caller gets the success',
    async (kind) => {
      const onVerified = vi.fn();
      const { backend, send, verify, clock } = startEngine({ onVerified });
      await send();
      await clock.advance(30_000);
      const held = backend.hold(kind);
      const asking = kind === 'verify' ? verify('123456') : send();
      await clock.advance(0);
      backend.emit(verified);
      held.release();
      expect(await asking).toMatchObject({ status: 'verified', proof: 'token-1' });
      await clock.advance(0);
      expect(onVerified).toHaveBeenCalledTimes(1);
      expect(backend.requests.at(-1)).toMatchObject({ kind, aborted: true });
    },
  );

  it('N17: of a success, after the code was accepted, change nothing', async () => {
    const onVerified = vi.fn();
    const { backend, send, verify, engine } = startEngine({ onVerified });
    let emit: ((event: ChallengeEvent<string>) => void) | undefined;
    backend.subscribe = (_challenge, listener) => {
      emit = listener;
      return () => {};
    };
    await send();
    await verify('123456');
    const before = engine.getSnapshot();
    emit?.({ type: 'result', result: { status: 'verified', proof: 'token-2' } });
    expect(engine.getSnapshot()).toBe(before);
    expect(onVerified).toHaveBeenCalledExactlyOnceWith('token-1');
  });

  it('N9: of an older code change nothing: each code is listened to on its own', async () => {
    const emits: ((event: ChallengeEvent<string>) => void)[] = [];
    const { backend, send, engine, clock } = startEngine();
    backend.subscribe = (_challenge, listener) => {
      emits.push(listener);
      return () => {};
    };
    await send();
    await clock.advance(30_000);
    await send();
    expect(emits).toHaveLength(2);
    const before = engine.getSnapshot();
    emits[0]?.(verified);
    emits[0]?.({ type: 'delivery', state: 'failed' });
    expect(engine.getSnapshot()).toBe(before);
    emits[1]?.(verified);
    expect(engine.getSnapshot().status).toBe('verified');
  });

  it('of a failed delivery free the resend, say why, and are no success', async () => {
    const onError = vi.fn();
    const { backend, send, engine } = startEngine({ onError });
    await send();
    backend.emit({ type: 'delivery', state: 'failed' });
    expect(engine.getSnapshot()).toMatchObject({
      status: 'awaiting',
      delivery: 'failed',
      error: { code: 'delivery_failed', during: 'send' },
      resendAtMs: undefined,
    });
    expect(onError).toHaveBeenCalledTimes(1);
    expect(await send()).toMatchObject({ status: 'awaiting', sendCount: 2, delivery: undefined });
  });

  it.each([
    ['attempts_exceeded', 'locked'],
    ['expired', 'expired'],
    ['cancelled', 'cancelled'],
    ['no_challenge', 'idle'],
  ] as const)(
    'of the end by %s lead to %s, cancel nothing and stop listening',
    async (code, end) => {
      const { backend, send, status, kinds, detach, settled } = startEngine();
      await send();
      backend.emit({ type: 'result', result: { status: 'failed', code } });
      expect(status()).toBe(end);
      expect(backend.subscribers).toBe(0);
      detach();
      await settled();
      expect(kinds()).toEqual(['send']);
    },
  );

  it.each([
    { status: 'ok' },
    { status: 'verify' },
    {},
    undefined,
    'verified',
    { status: 'sent' },
    { status: 'failed', code: 'whatever' },
  ])('N11: that make no sense are none: %j', async (result) => {
    const { backend, send, engine } = startEngine();
    await send();
    const before = engine.getSnapshot();
    backend.emit({ type: 'result', result } as never);
    expect(engine.getSnapshot()).toBe(before);
  });
});

describe('T7: no subscription is left', () => {
  type Subscribe = NonNullable<VerificationBackend<unknown, string>['subscribe']>;

  function startCounted(speaksAtOnce?: ChallengeEvent<string>) {
    const open = new Set<object>();
    const signals: AbortSignal[] = [];
    const subscribe: Subscribe = (_challenge, emit, { signal }) => {
      const one = {};
      open.add(one);
      signals.push(signal);
      if (speaksAtOnce) emit(speaksAtOnce);
      return () => open.delete(one);
    };
    const started = startEngine();
    started.engine.configure({
      ...started.options,
      backend: { ...started.backend, subscribe },
    });
    return { ...started, open, signals };
  }

  it('also where the first news comes before there was a way to stop', async () => {
    const { send, status, open, signals } = startCounted(verified);
    await send();
    expect(status()).toBe('verified');
    expect(open.size).toBe(0);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });

  it.each([
    ['verified', ({ verify }) => verify('123456')],
    ['expired', ({ clock }) => clock.advance(300_000)],
    ['cancelled', ({ cancel }) => cancel()],
    ['reset', ({ reset }) => reset()],
    ['left', ({ detach }) => detach()],
    [
      'resent, but for that of the new code',
      ({ clock, send }) => clock.advance(30_000).then(() => send()),
    ],
  ] as [string, (started: ReturnType<typeof startCounted>) => unknown][])(
    'when it is %s',
    async (way, end) => {
      const started = startCounted();
      await started.send();
      expect(started.open.size).toBe(1);
      await end(started);
      await started.settled();
      const left = way.startsWith('resent') ? 1 : 0;
      expect(started.open.size).toBe(left);
      expect(started.signals.filter((signal) => !signal.aborted)).toHaveLength(left);
    },
  );

  it('and StrictMode, which takes the screen away and puts it back, leaves the one there is', async () => {
    const { engine, send, detach, settled, open, signals } = startCounted();
    await send();
    detach();
    engine.attach();
    await settled();
    expect(open.size).toBe(1);
    expect(signals).toHaveLength(1);
  });
});
