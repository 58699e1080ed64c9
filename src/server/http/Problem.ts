import { type ProblemCode, problemStatus } from '../../contract/failure.js';
import type { WireProblem } from '../../contract/wire.js';

const words: Record<ProblemCode, { title: string; detail: string; responseCode?: string }> = {
  invalid_request: { title: 'Invalid request', detail: 'The request cannot be understood.' },
  unauthenticated: { title: 'Not signed in', detail: 'Sign in first.' },
  not_allowed: { title: 'Not allowed', detail: 'This is not allowed.' },
  no_challenge: {
    title: 'No verification',
    detail: 'There is no such verification for this session. Start again.',
  },
  conflict: { title: 'Already under way', detail: 'The same request is still being worked on.' },
  expired: {
    title: 'Code expired',
    detail: 'The code has expired. Ask for a new one.',
    responseCode: 'expired',
  },
  attempts_exceeded: {
    title: 'Too many attempts',
    detail: 'There were too many wrong codes. Start again.',
    responseCode: 'max_attempts_exceeded',
  },
  cancelled: { title: 'Cancelled', detail: 'The verification was cancelled. Start again.' },
  incorrect: {
    title: 'Incorrect code',
    detail: 'The code is not right.',
    responseCode: 'rejected',
  },
  rate_limited: { title: 'Too many codes', detail: 'Wait before asking for another code.' },
  delivery_failed: { title: 'Not delivered', detail: 'The code could not be delivered this way.' },
  unavailable: { title: 'Unavailable', detail: 'Codes cannot be handled now. Try again.' },
};

/** Where a vendor or the app refuses and does not say for how long: a screen counts down to something. */
const usualRetrySecs = 30;

interface ProblemOptions {
  /** Replaces the usual words. */
  detail?: string | undefined;
  /** Replaces the usual status. */
  status?: number | undefined;
  /** In seconds, a whole number. */
  retryAfterSecs?: number | undefined;
  attemptsRemaining?: number | undefined;
}

/** A failure on its way to the person's browser. Thrown by the actions, turned into an answer in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly body: WireProblem;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    const { title, detail: usual, responseCode } = words[code];
    const detail = options.detail ?? usual;
    const retryAfterSecs =
      options.retryAfterSecs ?? (code === 'rate_limited' ? usualRetrySecs : undefined);
    super(detail);
    this.code = code;
    this.body = {
      // A name and an address at once, as RFC 9457 would have it: the package's page explains the code.
      type: `https://www.npmjs.com/package/react-otp-verify#${code}`,
      title,
      status: options.status ?? problemStatus[code],
      detail,
      code,
      error: detail,
      ...(responseCode !== undefined && { response_code: responseCode }),
      ...(retryAfterSecs !== undefined && { retry_after: retryAfterSecs }),
      ...(options.attemptsRemaining !== undefined && {
        attempts_remaining: options.attemptsRemaining,
      }),
    };
  }
}
