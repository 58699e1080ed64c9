import type { Clock } from '../core/clock.js';
import { isPast } from '../core/deadline.js';
import { onWake } from './onWake.js';

/**
 * Calls back once, when the deadline has passed: by a timer, or as soon as the page wakes that slept through it (T3).
 * Returns how to stop. Nothing is left once it called back (T7).
 */
export function whenPast(deadlineMs: number, clock: Clock, callback: () => void): () => void {
  let stopTimer = () => {};
  const wait = () => {
    stopTimer = clock.after(deadlineMs - clock.now(), check);
  };
  const check = () => {
    stopTimer();
    // Woken early, or the wait was longer than a timer can be: the rest is waited for anew (T6).
    if (!isPast(deadlineMs, clock.now())) return wait();
    stop();
    callback();
  };
  const stopListening = onWake(check);
  const stop = () => {
    stopTimer();
    stopListening();
  };
  wait();
  return stop;
}
