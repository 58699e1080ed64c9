import type { Failure } from '../contract/failure.js';
import { isOutcomeUnknown, problemOf } from './problem.js';
import { type Awaiting, expire, type SendOrigin, type Verifying } from './state.js';

/** The state after a code that was not accepted, or whose outcome is unknown. */
export function afterRefusedCheck(
  verifying: Verifying,
  failure: Failure,
  atMs: number,
): SendOrigin {
  const { run, sendCount, code, key, resendAtMs } = verifying;
  const error = problemOf(failure, 'verify', atMs);
  const isWrong = failure.code === 'incorrect';
  const live = isWrong
    ? { ...verifying.live, attemptsRemaining: failure.attemptsRemaining }
    : verifying.live;
  if (failure.code === 'attempts_exceeded' || (isWrong && failure.attemptsRemaining === 0)) {
    return {
      status: 'locked',
      run,
      sendCount,
      live,
      error,
      resendAtMs: error.retryAtMs ?? resendAtMs,
    };
  }
  if (failure.code === 'cancelled')
    return { status: 'cancelled', run, sendCount, error, resendAtMs };
  if (failure.code === 'no_challenge') return { status: 'idle', run, sendCount, error, resendAtMs };
  if (failure.code === 'expired') return { status: 'expired', run, sendCount, live, resendAtMs };
  const outcome = isWrong ? 'rejected' : isOutcomeUnknown(failure.code) ? 'unknown' : undefined;
  const tried: Awaiting['tried'] = outcome && { code, key, outcome };
  const back: Awaiting = { status: 'awaiting', run, sendCount, live, resendAtMs, tried };
  // Whatever else was said: past its time a code is of no use any more.
  return { ...expire(back, atMs), error };
}
