import type { Clock } from '../core/clock.js';
import { clampWaitMs } from '../core/deadline.js';

/**
 * The machine's own time. The wall clock can be set back and the monotonic one sleeps with the device, so
 * what has passed since the anchor is the greater of the two (T2), and it never shrinks.
 */
export function createSystemClock(
  wallMs: () => number = Date.now,
  monotonicMs: () => number = () => performance.now(),
): Clock {
  let baseMs = wallMs();
  let wallAnchorMs = baseMs;
  let monotonicAnchorMs = monotonicMs();
  let latestMs = baseMs;

  function now(): number {
    const elapsedMs = Math.max(0, wallMs() - wallAnchorMs, monotonicMs() - monotonicAnchorMs);
    latestMs = Math.max(latestMs, Math.floor(baseMs + elapsedMs));
    return latestMs;
  }

  return {
    now,
    anchor() {
      baseMs = now();
      wallAnchorMs = wallMs();
      monotonicAnchorMs = monotonicMs();
    },
    driftMs: () => Math.abs(wallMs() - wallAnchorMs - (monotonicMs() - monotonicAnchorMs)),
    after(delayMs, callback) {
      const timer = setTimeout(callback, clampWaitMs(delayMs));
      return () => clearTimeout(timer);
    },
  };
}

let shared: Clock | undefined;

/** The one clock of the page, made on first use so that importing the package reads no clock. */
export function systemClock(): Clock {
  shared ??= createSystemClock();
  return shared;
}
