import type { ProblemCode } from '../../contract/failure.js';
import { VerificationError } from '../../contract/VerificationError.js';

/** A `VerificationError` of a provider, which may know how long to wait. It goes to `onError`, so it names no code and no number. */
export class ProviderError extends VerificationError {
  /** Of `rate_limited`: how long to wait before the next try, in seconds. */
  readonly retryAfterSecs: number | undefined;

  constructor(
    code: ProblemCode,
    message: string,
    options: { retryAfterSecs?: number | undefined } = {},
  ) {
    super(code, message);
    this.retryAfterSecs = options.retryAfterSecs;
  }
}
