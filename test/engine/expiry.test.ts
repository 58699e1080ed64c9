import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/core/clock.js';
import { createEngine } from '../../src/engine/createEngine.js';
import { createSystemClock } from '../../src/engine/systemClock.js';
import { createClock } from '../../src/testing/index.js';
import { countListeners, startEngine } from './startEngine.js';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A device that sleeps: time goes on, and timers do not. */
function createSleepyClock() {
  const clock = createClock();
  let sleptMs = 0;
  const sleepy: Clock = { ...clock, now: () => clock.now() + sleptMs };
  return {
    clock,
    sleepy,
    sleep(ms: number) {
      sleptMs += ms;
    },
  };
}

/** Four ways of waking; and where a verification is open, leaving and coming back by the back-forward cache as well. */
const forExpiry = 4;
const forThePage = 4 + 2;

describe('T3: a code expires', () => {
  it('in the very millisecond, counted from the request (T1)', async () => {
    const { send, clock, status } = startEngine({ fake: { latencyMs: 5_000 } });
    void send();
    await clock.advance(299_999);
    expect(status()).toBe('awaiting');
    await clock.advance(1);
    expect(status()).toBe('expired');
  });

  it.each([
    ['visibilitychange', () => document],
    ['resume', () => document],
    ['pageshow', () => window],
    ['focus', () => window],
  ] as const)(
    'at once when the device slept through it and wakes with %s',
    async (type, target) => {
      const { clock, sleepy, sleep } = createSleepyClock();
      const { options, detach } = startEngine();
      detach();
      const engine = createEngine(options, sleepy);
      engine.attach();
      void engine.actions.send();
      await clock.advance(0);
      sleep(299_999);
      target().dispatchEvent(new Event(type));
      expect(engine.getSnapshot().status).toBe('awaiting');
      sleep(1);
      target().dispatchEvent(new Event(type));
      expect(engine.getSnapshot().status).toBe('expired');
      expect(clock.pending).toBe(0);
    },
  );

  it('T6: after thirty days, longer than any timer can wait', async () => {
    const days = 30 * 24 * 3_600;
    const { send, clock, status } = startEngine({
      fake: { challenge: { expiresInSeconds: days } },
    });
    await send();
    await clock.advance(days * 1_000 - 1);
    expect(status()).toBe('awaiting');
    await clock.advance(1);
    expect(status()).toBe('expired');
  });

  it('T2: at its time, though the device clock was set forth and back before it was sent', async () => {
    const clock = createClock();
    let setByMs = 0;
    const system = createSystemClock(() => clock.now() + setByMs, clock.now);
    const { options, detach } = startEngine();
    detach();
    const engine = createEngine(options, { ...system, after: clock.after });
    engine.attach();
    setByMs = 3_600_000;
    system.now();
    setByMs = 0;
    await engine.actions.send();
    await clock.advance(299_999);
    expect(engine.getSnapshot().status).toBe('awaiting');
    await clock.advance(1);
    expect(engine.getSnapshot().status).toBe('expired');
  });

  it('not while it is being checked: the server decides (T4)', async () => {
    const { send, verify, clock, backend, status } = startEngine();
    await send();
    const held = backend.hold('verify');
    const verifying = verify('123456');
    await clock.advance(400_000);
    expect(status()).toBe('verifying');
    held.release({ status: 'verified', proof: 'token-1' });
    expect(await verifying).toMatchObject({ status: 'verified' });
  });

  it('never, with no timer, where the server names no time', async () => {
    const listeners = countListeners();
    const { send, clock, status } = startEngine({
      fake: { challenge: { expiresInSeconds: undefined } },
    });
    await send();
    expect(status()).toBe('awaiting');
    expect(clock.pending).toBe(0);
    expect(listeners()).toBe(forThePage);
  });
});

describe('T7: no timer and no listener is left', () => {
  const ends = {
    verified: ({ verify }) => verify('123456'),
    expired: ({ clock }) => clock.advance(300_000),
    locked: async ({ backend, verify }) => {
      backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
      await verify('000000');
    },
    cancelled: async ({ cancel, settled }) => {
      cancel();
      await settled();
    },
    idle: async ({ reset, settled }) => {
      reset();
      await settled();
    },
  } satisfies Record<string, (started: ReturnType<typeof startEngine>) => Promise<unknown>>;

  it.each(Object.keys(ends) as (keyof typeof ends)[])('when it ended %s', async (end) => {
    const listeners = countListeners();
    const started = startEngine();
    await started.send();
    expect(started.clock.pending).toBe(1);
    expect(listeners()).toBe(forThePage + forExpiry);

    await ends[end](started);
    expect(started.status()).toBe(end);
    expect(started.clock.pending).toBe(0);
    expect(listeners()).toBe(0);
  });

  it('and one of each while waiting, however much happens', async () => {
    const listeners = countListeners();
    const { send, verify, edit, clock } = startEngine();
    await send();
    await verify('000000');
    edit();
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(clock.pending).toBe(1);
    expect(listeners()).toBe(forThePage + forExpiry);
  });
});
