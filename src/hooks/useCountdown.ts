'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { Clock } from '../core/clock.js';
import { createCountdown } from '../engine/createCountdown.js';
import { systemClock } from '../engine/systemClock.js';

const none = { getSnapshot: () => null, subscribe: () => () => {} };
const onServer = () => null;

/**
 * Whole seconds until `deadlineMs`, rounded up, never below 0 and never growing; `null` without a deadline, and on
 * the server, which reads no clock. Renders once a second, on the second: use it in the leaf that shows the number.
 *
 * @param deadlineMs a moment on `clock`, such as `verification.expiresAtMs`
 * @param clock `verification.clock`. Default: the system's clocks, where `Date.now() + durationMs` is a moment
 */
export function useCountdown(deadlineMs: number | undefined, clock?: Clock): number | null {
  const countdown = useMemo(
    () =>
      // To one that is no moment (NaN, Infinity) nothing can be counted (T5).
      deadlineMs !== undefined && Number.isFinite(deadlineMs)
        ? createCountdown(deadlineMs, clock ?? systemClock())
        : none,
    [deadlineMs, clock],
  );
  return useSyncExternalStore<number | null>(countdown.subscribe, countdown.getSnapshot, onServer);
}
