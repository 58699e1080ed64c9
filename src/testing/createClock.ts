import { UsageError } from '../contract/UsageError.js';
import type { Clock } from '../core/clock.js';
import { clampWaitMs } from '../core/deadline.js';

export interface TestClock extends Clock {
  /**
   * Moves time on by `ms` and runs what falls due on the way, in order and each at its own hour. Promises
   * settle before the first callback and after each, so a request that one of them starts is answered, and
   * a wait that the answer starts is kept, within the same call.
   *
   * With React, `await act(() => clock.advance(30_000))`: the screen is drawn when it returns.
   * @throws UsageError when `ms` is negative or not finite; and whatever a callback throws.
   */
  advance(ms: number): Promise<void>;
  /** Callbacks that wait for their hour: 0 once everything has been called off. */
  readonly pending: number;
}

export interface TestClockOptions {
  /** What `now()` says first, in milliseconds. @default 0 */
  startMs?: number | undefined;
}

interface Waiting {
  dueMs: number;
  callback: () => void;
}

// Kept from before a test runner puts its own timers in place: those would never fire while we wait.
const { setTimeout } = globalThis;

/**
 * A clock that stands still until it is told to move, for tests of whatever takes a `clock`: no sleeping,
 * and no stand-in for the timers of the whole runtime, which promises and user-event depend on.
 * @example
 * const clock = createClock();
 * const backend = createFakeBackend({ clock });
 * render(<VerifyForm backend={backend} clock={clock} input={{}} autoSend />);
 * await act(() => clock.advance(300_000));
 * expect(screen.getByText(/expired/)).toBeVisible();
 */
export function createClock({ startMs = 0 }: TestClockOptions = {}): TestClock {
  const waiting = new Set<Waiting>();
  let nowMs = startMs;

  /** The earliest first; of those that are due together, the one that was set first. */
  function takeDue(untilMs: number): Waiting | undefined {
    let next: Waiting | undefined;
    for (const one of waiting) {
      if (one.dueMs <= untilMs && (next === undefined || one.dueMs < next.dueMs)) next = one;
    }
    if (next !== undefined) waiting.delete(next);
    return next;
  }

  return {
    now: () => nowMs,
    // Only the system's clock can be changed under a measurement.
    anchor() {},
    after(delayMs, callback) {
      const one = { dueMs: nowMs + clampWaitMs(delayMs), callback };
      waiting.add(one);
      return () => {
        waiting.delete(one);
      };
    },
    async advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) {
        throw new UsageError(
          `\`clock.advance\` takes a number of milliseconds from 0 up, received ${ms}`,
          'so the clock cannot tell how far to go',
          'Pass how much later it shall be, as in `clock.advance(30_000)`.',
        );
      }
      const untilMs = nowMs + ms;
      await settle();
      for (let next = takeDue(untilMs); next !== undefined; next = takeDue(untilMs)) {
        nowMs = Math.max(nowMs, next.dueMs);
        next.callback();
        await settle();
      }
      nowMs = Math.max(nowMs, untilMs);
    },
    get pending() {
      return waiting.size;
    },
  };
}

/** A turn of the event loop: every promise that can settle has settled, however long its chain. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
