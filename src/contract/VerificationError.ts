import type { FailureCode } from './failure.js';

/**
 * What a backend throws when it has no answer to give: the network failed, nothing came in time, or what
 * came made no sense; and, with the code `cancelled`, what a request of `createStepUp` rejects with when the person
 * leaves its verification. Carries no code, no number and no response body, so it is safe to log.
 */
export class VerificationError extends Error {
  override readonly name = 'VerificationError';
  /** Why there is no answer. `network`, `timeout` and `bad_response` mean that the outcome is unknown. */
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
