import type { Failure } from '../contract/failure.js';
import { isOutcomeUnknown, problemOf } from './problem.js';
import { expire, type Sending, type SendOrigin } from './state.js';

/** The state after a send that was refused, or whose outcome is unknown. */
export function afterRefusedSend(sending: Sending, failure: Failure, atMs: number): SendOrigin {
  const { run, sendCount, from, key, channel } = sending;
  const error = problemOf(failure, 'send', atMs);
  // The server's "not before" replaces whatever wait was under way.
  const resendAtMs = error.retryAtMs ?? from.resendAtMs;
  switch (failure.code) {
    case 'attempts_exceeded':
      return { status: 'locked', run, sendCount, error, resendAtMs, live: from.live };
    case 'cancelled':
      return { status: 'cancelled', run, sendCount, error, resendAtMs };
    case 'expired':
    case 'no_challenge':
      // The server has nothing left to continue: the next send must start afresh.
      return { status: 'idle', run, sendCount, error, resendAtMs };
    default: {
      const unsent = isOutcomeUnknown(failure.code) ? { key, channel } : undefined;
      return { ...expire({ ...from, run, resendAtMs }, atMs), error, unsent };
    }
  }
}
