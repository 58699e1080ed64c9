'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { Clock } from '../core/clock.js';
import { createCountdown } from '../engine/createCountdown.js';

/** Whether a deadline has passed. Renders once, when it does; without a deadline it is over. */
export function useIsOver(deadlineMs: number | undefined, clock: Clock): boolean {
  const countdown = useMemo(
    () => (deadlineMs === undefined ? undefined : createCountdown(deadlineMs, clock)),
    [deadlineMs, clock],
  );
  return useSyncExternalStore(
    countdown?.subscribe ?? neverChanges,
    () => countdown === undefined || countdown.getSnapshot() === 0,
    () => countdown === undefined,
  );
}

function neverChanges(): () => void {
  return () => {};
}
