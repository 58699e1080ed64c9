import { type Failure, type FailureCode, isFaultCode, isProblemCode } from '../contract/failure.js';
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

/** Whether an answer has a shape that the machine knows. */
export function isUnderstood(answer: unknown): boolean {
  if (!isObject(answer)) return false;
  const { status, challenge, code }: Answer = answer;
  return (
    status === 'verified' ||
    (status === 'sent' && isObject(challenge)) ||
    (status === 'failed' && isFailureCode(code))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isFailureCode(code: unknown): code is FailureCode {
  return isProblemCode(code) || isFaultCode(code);
}

/** An app's own backend may throw anything. Whatever it is, the outcome is unknown. */
function faultOf(error: unknown): FailureCode {
  const { name, code }: { name?: unknown; code?: unknown } = isObject(error) ? error : {};
  if (isFailureCode(code)) return code;
  // An `AbortError` that we did not cause is a backend that gave up waiting, as with a timer and `abort()`.
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  // What `fetch` throws when there is no connection, in every browser.
  if (name === 'TypeError' || name === 'NetworkError') return 'network';
  return 'bad_response';
}
