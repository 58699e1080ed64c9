import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/core/clock.js';
import { createEngine } from '../../src/engine/createEngine.js';
import { createSystemClock } from '../../src/engine/systemClock.js';
import { createClock } from '../../src/testing/index.js';
import { startEngine } from './startEngine.js';

const HOUR_MS = 3_600_000;

/** An engine on a device that can sleep and whose clock can be set, with a code on its way that is good for 300 s. */
async function startOnDevice() {
  const device = createClock({ startMs: 1_000_000 });
  let aheadMs = 0;
  const clock: Clock = {
    ...createSystemClock(() => device.now() + aheadMs, device.now),
    after: device.after,
  };
  const started = startEngine({ fake: { clock: device } });
  started.detach();
  const engine = createEngine(started.options, clock);
  const detach = engine.attach();
  await engine.actions.send();
  return {
    ...started,
    engine,
    detach,
    device,
    clock,
    now: engine.getSnapshot,
    /** Time goes on, and neither timers nor the monotonic clock hear of it. Or somebody sets the clock. */
    set: (byMs: number) => {
      aheadMs += byMs;
    },
    wake: (...events: string[]) => {
      for (const event of events) document.dispatchEvent(new Event(event));
      return device.advance(0);
    },
    statuses: () => started.kinds().filter((kind) => kind === 'status').length,
    secondsLeft: () => ((engine.getSnapshot().expiresAtMs ?? 0) - clock.now()) / 1_000,
  };
}

const wakings = ['visibilitychange', 'resume'];

describe('T4: the clocks of the device part', () => {
  it.each([0, 1, 2_000, -2_000])('by %d ms: nobody is asked', async (byMs) => {
    const { set, wake, statuses } = await startOnDevice();
    set(byMs);
    await wake(...wakings);
    expect(statuses()).toBe(0);
  });

  it.each([2_001, -2_001, 60_000, -HOUR_MS])('by %d ms: the server is asked once', async (byMs) => {
    const { set, wake, statuses, device } = await startOnDevice();
    set(byMs);
    await wake(...wakings);
    await wake(...wakings);
    await device.advance(60_000);
    await wake(...wakings);
    expect(statuses()).toBe(1);
  });

  it('and again once they part again', async () => {
    const { set, wake, statuses } = await startOnDevice();
    for (const byMs of [5_000, -5_000, 5_000]) {
      set(byMs);
      await wake(...wakings);
    }
    expect(statuses()).toBe(3);
  });

  it('the server’s word sets right what the device had let expire', async () => {
    const { set, wake, now, secondsLeft, device } = await startOnDevice();
    await device.advance(10_000);
    set(HOUR_MS);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(now().status).toBe('expired');
    await wake();
    expect(now().status).toBe('awaiting');
    expect(secondsLeft()).toBe(290);
  });

  it('and the time goes on at its own pace, though the clock is set back', async () => {
    const { set, wake, now, secondsLeft, device } = await startOnDevice();
    set(HOUR_MS);
    await wake(...wakings);
    set(-HOUR_MS);
    await device.advance(100_000);
    await wake(...wakings);
    expect(secondsLeft()).toBe(200);
    await device.advance(200_000);
    expect(now().status).toBe('expired');
  });

  it('a fault is no word: it is asked again when the page wakes again, and not before', async () => {
    const { set, wake, statuses, backend, device } = await startOnDevice();
    set(60_000);
    backend.hold('status').release(new TypeError('Failed to fetch'));
    await wake(...wakings);
    await device.advance(10_000);
    expect(statuses()).toBe(1);
    await wake(...wakings);
    expect(statuses()).toBe(2);
    await wake(...wakings);
    expect(statuses()).toBe(2);
  });

  it('a server that grants no more time is not asked without end', async () => {
    const { set, wake, statuses, backend, now, device } = await startOnDevice();
    set(HOUR_MS);
    for (let answers = 0; answers < 5; answers += 1) {
      backend.hold('status').release({ status: 'sent', challenge: { expiresInSeconds: 0 } });
    }
    await wake(...wakings);
    await device.advance(1_000);
    expect(now().status).toBe('expired');
    expect(statuses()).toBe(1);
  });

  it('P10: hiding the page asks for nothing', async () => {
    const { set, wake, statuses } = await startOnDevice();
    set(60_000);
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    await wake('visibilitychange');
    Reflect.deleteProperty(document, 'hidden');
    expect(statuses()).toBe(0);
    await wake('visibilitychange');
    expect(statuses()).toBe(1);
  });

  it('where the server cannot be asked, the greater time counts (T2)', async () => {
    const { engine, options, backend, set, wake, now, kinds } = await startOnDevice();
    engine.configure({ ...options, backend: { ...backend, status: undefined } as never });
    set(HOUR_MS);
    await wake(...wakings);
    expect(now().status).toBe('expired');
    expect(kinds()).toEqual(['send']);
  });
});

describe('N9: an answer about the status that is superseded changes nothing', () => {
  it.each([
    [
      'by a resend',
      async ({ device, engine }) => {
        await device.advance(30_000);
        await engine.actions.send();
      },
    ],
    ['by a wrong code', ({ engine }) => engine.actions.verify('000000')],
    ['by a success', ({ engine }) => engine.actions.verify('123456')],
    ['by leaving', ({ engine }) => engine.actions.cancel()],
    [
      'by another recipient',
      ({ engine, options }) => engine.configure({ ...options, input: 'other' }),
    ],
  ] as [string, (started: Awaited<ReturnType<typeof startOnDevice>>) => unknown][])(
    '%s',
    async (_, supersede) => {
      const started = await startOnDevice();
      const { set, wake, backend, now, statuses } = started;
      const held = backend.hold('status');
      set(60_000);
      await wake(...wakings);
      expect(statuses()).toBe(1);
      await supersede(started);
      const before = now();
      held.release({ status: 'sent', challenge: { id: 'fake-1', attemptsRemaining: 5 } });
      await wake();
      expect(now()).toBe(before);
    },
  );

  it('T7: it is called off when nobody waits for it any more', async () => {
    for (const end of ['cancel', 'reset', 'detach'] as const) {
      const { set, wake, backend, engine, detach, device } = await startOnDevice();
      backend.hold('status');
      set(60_000);
      await wake(...wakings);
      if (end === 'detach') detach();
      else engine.actions[end]();
      await device.advance(0);
      const status = backend.requests.find(({ kind }) => kind === 'status');
      expect(status).toMatchObject({ aborted: true });
      expect(device.pending).toBe(0);
    }
  });

  it('one that was asked first cannot answer for one that was asked later', async () => {
    const { set, wake, backend, now, statuses } = await startOnDevice();
    const late = backend.hold('status');
    set(60_000);
    await wake(...wakings);
    // The page comes back from the back-forward cache, and asks whatever is under way.
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await wake();
    expect(statuses()).toBe(2);
    const before = now();
    late.release({ status: 'failed', code: 'attempts_exceeded' });
    await wake();
    expect(now()).toBe(before);
  });
});
