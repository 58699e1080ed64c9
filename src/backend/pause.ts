/** Browsers fire a longer timer at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Waits; while the device is offline until it is back. Being back, or before somebody's eyes again, cuts the wait
 * short, unless it `isFirm`. An abort ends it. Leaves neither a timer nor a listener (T7).
 */
export function pause(waitMs: number, signal: AbortSignal, isFirm: boolean): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const untilOver = { signal: over.signal };
    let isBound = isFirm;
    const end = () => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const hurry = () => {
      // Only `false` can be believed: a network may lead nowhere, but nothing leads anywhere without one.
      if (!isBound && globalThis.navigator?.onLine !== false) end();
    };
    const timer = setTimeout(
      () => {
        isBound = false;
        hurry();
      },
      Math.min(waitMs, LONGEST_TIMER_MS),
    );
    signal.addEventListener('abort', end, untilOver);
    // Where there is no page, nobody says any of this.
    globalThis.addEventListener?.('online', hurry, untilOver);
    globalThis.document?.addEventListener(
      'visibilitychange',
      () => document.hidden || hurry(),
      untilOver,
    );
  });
}
