import type { Challenge } from '../contract/challenge.js';
import type { Failure, FailureCode } from '../contract/failure.js';
import { isFaultCode, isProblemCode } from '../contract/failure.js';
import { VerificationError } from '../contract/VerificationError.js';

/** What an answer must look like to be believed. */
interface Answer {
  status?: unknown;
  challenge?: unknown;
  code?: unknown;
}

/**
 * Runs a request and turns whatever comes into a result the machine knows. Nothing but an explicit `verified` is
 * success: what has another shape, or is thrown, fails closed (N11).
 */
export async function settle<Result extends { status: string }>(
  run: (request: () => Promise<Result>) => Promise<Result>,
  request: () => Promise<Result>,
): Promise<Result | Failure> {
  try {
    return await run(async () => {
      const answer = await request();
      if (isUnderstood(answer)) return answer;
      // Thrown, so that whoever watches requests hears of it as of any other fault.
      throw new VerificationError('bad_response', 'The backend gave no answer of a known shape');
    });
  } catch (error) {
    return { status: 'failed', code: faultOf(error) };
  }
}

function isUnderstood(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const { status, challenge, code } = answer as Answer;
  switch (status) {
    case 'verified':
      return true;
    case 'sent':
      return isChallenge(challenge);
    case 'failed':
      return isProblemCode(code) || isFaultCode(code);
    default:
      return false;
  }
}

function isChallenge(value: unknown): value is Challenge {
  return typeof value === 'object' && value !== null;
}

/** An app's own backend may throw anything. Whatever it is, the outcome is unknown. */
function faultOf(error: unknown): FailureCode {
  const { name, code } = (typeof error === 'object' && error !== null ? error : {}) as {
    name?: unknown;
    code?: unknown;
  };
  if (isFaultCode(code) || isProblemCode(code)) return code;
  // An `AbortError` that we did not cause is a backend that gave up waiting, as with a timer and `abort()`.
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  // What `fetch` throws when there is no connection, in every browser.
  if (name === 'TypeError' || name === 'NetworkError') return 'network';
  return 'bad_response';
}
