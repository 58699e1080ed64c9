import type { VerifyResult } from '../contract/backend.js';
import type { Failure } from '../contract/failure.js';
import { startLive } from './afterSend.js';
import { isPast } from './deadline.js';
import { isOutcomeUnknown, problemOf } from './problem.js';
import type { SendOrigin, State, Verifying } from './state.js';

/** The state after a code was answered. */
export function afterVerify<Proof>(
  verifying: Verifying,
  result: VerifyResult<Proof>,
  atMs: number,
): State<Proof> {
  const { run } = verifying;
  switch (result.status) {
    case 'verified':
      return { status: 'verified', run, proof: result.proof };
    case 'sent':
      return {
        status: 'awaiting',
        run,
        live: startLive(result.challenge, verifying.startedAtMs, atMs, 1),
      };
    case 'failed':
      return refused(verifying, result, atMs);
    default: {
      const unknown: never = result;
      return unknown;
    }
  }
}

function refused(verifying: Verifying, failure: Failure, atMs: number): SendOrigin {
  const { run, code, key } = verifying;
  const error = problemOf(failure, 'verify', atMs);
  const isWrong = failure.code === 'incorrect';
  const live = isWrong
    ? { ...verifying.live, attemptsRemaining: failure.attemptsRemaining }
    : verifying.live;
  if (failure.code === 'attempts_exceeded' || (isWrong && failure.attemptsRemaining === 0)) {
    return { status: 'locked', run, live, error, resendAtMs: error.retryAtMs };
  }
  if (failure.code === 'cancelled') return { status: 'cancelled', run, error };
  if (failure.code === 'no_challenge') return { status: 'idle', run, error };
  if (failure.code === 'expired') return { status: 'expired', run, live };
  // Whatever else was said: past its time a code is of no use any more.
  if (isPast(live.expiresAtMs, atMs)) return { status: 'expired', run, live, error };
  const outcome = isWrong ? 'rejected' : isOutcomeUnknown(failure.code) ? 'unknown' : undefined;
  return {
    status: 'awaiting',
    run,
    live,
    error,
    tried: outcome && { code, key, outcome },
  };
}
