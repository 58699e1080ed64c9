import type { Clock } from '../core/clock.js';
import { secondsLeft, untilNextSecondMs } from '../core/deadline.js';
import { whenPast } from './whenPast.js';

/** Whole seconds until a deadline, as a store that changes once a second, on the second. */
export interface CountdownStore {
  getSnapshot(): number;
  subscribe(listener: () => void): () => void;
}

/**
 * Counts down to a deadline. Each tick is computed anew from the deadline, so it neither drifts nor sticks, and a
 * page that slept is right at once. Holds a timer and listeners only while someone looks and the time is not over.
 */
export function createCountdown(deadlineMs: number, clock: Clock): CountdownStore {
  let seconds: number | undefined;

  // Kept until the next tick: React reads it twice a render and wants the same answer.
  function getSnapshot(): number {
    seconds ??= secondsLeft(deadlineMs, clock.now());
    return seconds;
  }

  return {
    getSnapshot,
    subscribe(listener) {
      let told = getSnapshot();
      let stop = () => {};
      const tick = () => {
        const nowMs = clock.now();
        seconds = secondsLeft(deadlineMs, nowMs);
        if (seconds > 0) {
          stop = whenPast(nowMs + untilNextSecondMs(deadlineMs, nowMs), clock, tick);
        }
        if (seconds === told) return;
        told = seconds;
        listener();
      };
      tick();
      return () => stop();
    },
  };
}
