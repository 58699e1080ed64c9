/** Every failure a server names on the wire, with the HTTP status it is sent under (CONTRACT, RFC 9457). */
export const problemStatus = {
  invalid_request: 400,
  unauthenticated: 401,
  not_allowed: 403,
  no_challenge: 404,
  conflict: 409,
  expired: 410,
  attempts_exceeded: 410,
  cancelled: 410,
  incorrect: 422,
  rate_limited: 429,
  delivery_failed: 502,
  unavailable: 503,
} as const satisfies Record<string, number>;

/** A failure that the server answered with. */
export type ProblemCode = keyof typeof problemStatus;

/** A request whose outcome nobody knows: it may or may not have reached the server. */
export type FaultCode = 'network' | 'timeout' | 'bad_response';

/** Every way in which sending or verifying can fail. Closed: a screen can word each one. */
export type FailureCode = ProblemCode | FaultCode;

/** A failure as an answer: the server was reached and said no. */
export interface Failure {
  status: 'failed';
  code: FailureCode;
  /** How long to wait before trying again, in seconds. */
  retryAfterSeconds?: number | undefined;
  /** Wrong codes still allowed, if the server said so. */
  attemptsRemaining?: number | undefined;
  /** The server's own words. Never shown unless the app asks for it. */
  message?: string | undefined;
}

const faultCodes: readonly string[] = ['network', 'timeout', 'bad_response'] satisfies FaultCode[];

export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string' && Object.hasOwn(problemStatus, value);
}

export function isFaultCode(value: unknown): value is FaultCode {
  return typeof value === 'string' && faultCodes.includes(value);
}
