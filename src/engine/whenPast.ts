import type { Clock } from '../core/clock.js';
import { isPast } from '../core/deadline.js';
import { onWake } from './onWake.js';

/** Everybody who waits for one moment. */
interface Wait {
  callbacks: Set<() => void>;
  stop(): void;
}

const waits = new WeakMap<Clock, Map<number, Wait>>();

/**
 * Calls back once, when the deadline has passed: by a timer, or as soon as the page wakes that slept through it (T3).
 * Returns how to stop. Nothing is left once it called back (T7). All who wait for the same moment share one timer and are
 * called in one go, so that clocks that are in step are drawn in one commit.
 */
export function whenPast(deadlineMs: number, clock: Clock, callback: () => void): () => void {
  const moments = waits.get(clock) ?? new Map<number, Wait>();
  waits.set(clock, moments);
  const wait = moments.get(deadlineMs) ?? startWaiting(deadlineMs, clock, moments);
  const { callbacks } = wait;
  const own = () => callback();
  callbacks.add(own);
  return () => {
    if (callbacks.delete(own) && callbacks.size === 0) wait.stop();
  };
}

function startWaiting(deadlineMs: number, clock: Clock, moments: Map<number, Wait>): Wait {
  const callbacks: Wait['callbacks'] = new Set();
  let stopTimer = () => {};
  const setTimer = () => {
    stopTimer = clock.after(deadlineMs - clock.now(), check);
  };
  const check = () => {
    stopTimer();
    // Woken early, or the wait was longer than a timer can be: the rest is waited for anew (T6).
    if (!isPast(deadlineMs, clock.now())) return setTimer();
    wait.stop();
    for (const callback of callbacks) {
      callbacks.delete(callback);
      callback();
    }
  };
  const stopListening = onWake(check);
  const wait = {
    callbacks,
    stop() {
      stopTimer();
      stopListening();
      moments.delete(deadlineMs);
    },
  };
  moments.set(deadlineMs, wait);
  setTimer();
  return wait;
}
