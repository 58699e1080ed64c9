import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/core/clock.js';
import { createCountdown } from '../../src/engine/createCountdown.js';
import { createClock } from '../../src/testing/index.js';
import { countListeners } from './startEngine.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('T5: a countdown', () => {
  it('shows whole seconds, each for a second, aligned to the deadline', async () => {
    const clock = createClock();
    const countdown = createCountdown(3_400, clock);
    const shown: [number, number][] = [];
    countdown.subscribe(() => shown.push([clock.now(), countdown.getSnapshot()]));
    expect(countdown.getSnapshot()).toBe(4);
    await clock.advance(10_000);
    expect(shown).toEqual([
      [400, 3],
      [1_400, 2],
      [2_400, 1],
      [3_400, 0],
    ]);
  });

  it('T7: holds no timer and no listener once it is over, or once nobody looks', async () => {
    const listeners = countListeners();
    const clock = createClock();
    const countdown = createCountdown(2_000, clock);
    const stop = countdown.subscribe(() => {});
    expect([clock.pending, listeners()]).toEqual([1, 4]);
    stop();
    expect([clock.pending, listeners()]).toEqual([0, 0]);
    countdown.subscribe(() => {});
    await clock.advance(2_000);
    expect([clock.pending, listeners()]).toEqual([0, 0]);
    const late = createCountdown(2_000, clock);
    late.subscribe(() => {});
    expect(late.getSnapshot()).toBe(0);
    expect([clock.pending, listeners()]).toEqual([0, 0]);
  });

  it.each([
    ['visibilitychange', () => document],
    ['resume', () => document],
    ['pageshow', () => window],
    ['focus', () => window],
  ] as const)('T3: is right at once after sleep, on %s', (type, target) => {
    const clock = createClock();
    let sleptMs = 0;
    const sleepy: Clock = { ...clock, now: () => clock.now() + sleptMs };
    const countdown = createCountdown(300_000, sleepy);
    const listener = vi.fn();
    countdown.subscribe(listener);
    sleptMs = 250_500;
    target().dispatchEvent(new Event(type));
    expect(countdown.getSnapshot()).toBe(50);
    expect(listener).toHaveBeenCalledTimes(1);
    sleptMs = 400_000;
    target().dispatchEvent(new Event(type));
    expect(countdown.getSnapshot()).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('tells each of several listeners', async () => {
    const clock = createClock();
    const countdown = createCountdown(5_000, clock);
    const heard: string[] = [];
    countdown.subscribe(() => heard.push(`first ${countdown.getSnapshot()}`));
    countdown.subscribe(() => heard.push(`second ${countdown.getSnapshot()}`));
    await clock.advance(1_000);
    expect(heard).toEqual(['first 4', 'second 4']);
  });

  it('gives one answer between ticks, so that a drawing agrees with itself', () => {
    const clock = createClock();
    let nowMs = 0;
    const countdown = createCountdown(5_000, { ...clock, now: () => nowMs });
    countdown.subscribe(() => {});
    const first = countdown.getSnapshot();
    nowMs = 1_500;
    expect(countdown.getSnapshot()).toBe(first);
  });
});
