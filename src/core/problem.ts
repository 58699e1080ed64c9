import { type Failure, type FailureCode, isFaultCode } from '../contract/failure.js';
import { deadlineAfter, resendAfter } from './deadline.js';
import type { VerificationProblem } from './state.js';

/** A failure as the state keeps it: how long to wait has become until when. */
export function problemOf(
  { code, retryAfterSeconds, attemptsRemaining, message }: Failure,
  during: VerificationProblem['during'],
  atMs: number,
): VerificationProblem {
  const until = code === 'rate_limited' && during === 'send' ? resendAfter : deadlineAfter;
  return { code, during, retryAtMs: until(atMs, retryAfterSeconds), attemptsRemaining, message };
}

/** True when the request may have been carried out all the same; `conflict` says that it still is. */
export function isOutcomeUnknown(code: FailureCode): boolean {
  return code === 'conflict' || isFaultCode(code);
}
