import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSystemClock, systemClock } from '../../src/engine/systemClock.js';

/** A device: time passes, the wall clock can be set, and in sleep the monotonic clock stands still. */
function createDevice() {
  let wallMs = 1_760_000_000_000;
  let monotonicMs = 5_000;
  return {
    clock: createSystemClock(
      () => wallMs,
      () => monotonicMs,
    ),
    pass(ms: number) {
      wallMs += ms;
      monotonicMs += ms;
    },
    sleep(ms: number) {
      wallMs += ms;
    },
    set(byMs: number) {
      wallMs += byMs;
    },
  };
}

const HOUR_MS = 3_600_000;

describe('T2: what has passed is the greater of what two clocks say', () => {
  it('time that passes is counted', () => {
    const { clock, pass } = createDevice();
    const startMs = clock.now();
    pass(1_500);
    expect(clock.now() - startMs).toBe(1_500);
  });

  it('a wall clock set back takes nothing away', () => {
    const { clock, pass, set } = createDevice();
    const startMs = clock.now();
    pass(10_000);
    set(-HOUR_MS);
    expect(clock.now() - startMs).toBe(10_000);
    pass(1_000);
    expect(clock.now() - startMs).toBe(11_000);
  });

  it('sleep is counted, during which the monotonic clock stands still', () => {
    const { clock, sleep } = createDevice();
    const startMs = clock.now();
    sleep(HOUR_MS);
    expect(clock.now() - startMs).toBe(HOUR_MS);
  });

  it('a wall clock set forward is taken for sleep, and setting it back brings no time back', () => {
    const { clock, set } = createDevice();
    const startMs = clock.now();
    set(HOUR_MS);
    set(-HOUR_MS);
    clock.now();
    set(HOUR_MS);
    expect(clock.now() - startMs).toBe(HOUR_MS);
    set(-HOUR_MS);
    expect(clock.now() - startMs).toBe(HOUR_MS);
  });

  it('a new measurement is not disturbed by what was done to the clock before it', () => {
    const { clock, pass, set } = createDevice();
    clock.now();
    set(HOUR_MS);
    clock.now();
    set(-HOUR_MS);
    clock.anchor();
    const startMs = clock.now();
    pass(30_000);
    expect(clock.now() - startMs).toBe(30_000);
  });

  it('whatever is done to the device, time never runs back and never slower than the time it was awake', () => {
    const step = fc.record({
      what: fc.constantFrom('pass', 'sleep', 'set', 'anchor', 'now'),
      ms: fc.integer({ min: 0, max: 2 * HOUR_MS }),
      isBack: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { clock, pass, sleep, set } = createDevice();
        let anchoredMs = clock.now();
        let latestMs = anchoredMs;
        let awakeMs = 0;
        for (const { what, ms, isBack } of steps) {
          if (what === 'pass') {
            pass(ms);
            awakeMs += ms;
          } else if (what === 'sleep') {
            sleep(ms);
          } else if (what === 'set') {
            set(isBack ? -ms : ms);
          } else if (what === 'anchor') {
            clock.anchor();
            anchoredMs = clock.now();
            awakeMs = 0;
          }
          const nowMs = clock.now();
          expect(nowMs).toBeGreaterThanOrEqual(latestMs);
          expect(nowMs - anchoredMs).toBeGreaterThanOrEqual(awakeMs);
          latestMs = nowMs;
        }
      }),
    );
  });
});

describe('waiting', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('calls back once, when it is time', () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    createSystemClock().after(1_000, callback);
    vi.advanceTimersByTime(999);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it('can be called off, and leaves no timer (T7)', () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    createSystemClock().after(1_000, callback)();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(callback).not.toHaveBeenCalled();
  });

  it('T6: never at once for a wait longer than a timer can be', () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    createSystemClock().after(2 ** 40, callback);
    vi.advanceTimersByTime(2 ** 31 - 2);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledTimes(1);
  });
});

it('is one clock for the whole page, so that moments can be compared', () => {
  expect(systemClock()).toBe(systemClock());
});
