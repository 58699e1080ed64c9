import type { Failure, FailureCode } from '../contract/failure.js';
import { deadlineAfter } from './deadline.js';
import type { VerificationProblem } from './state.js';

/** A failure as the state keeps it: how long to wait has become until when. */
export function problemOf(
  failure: Failure,
  during: VerificationProblem['during'],
  atMs: number,
): VerificationProblem {
  return {
    code: failure.code,
    during,
    retryAtMs: deadlineAfter(atMs, failure.retryAfterSeconds),
    attemptsRemaining: failure.attemptsRemaining,
    message: failure.message,
  };
}

/** True when the request may have been carried out all the same; `conflict` says that it still is. */
export function isOutcomeUnknown(code: FailureCode): boolean {
  return code === 'network' || code === 'timeout' || code === 'bad_response' || code === 'conflict';
}
