import { UsageError } from '../contract/UsageError.js';

/** Every number that the handler enforces. */
export interface VerificationLimits {
  /**
   * How long a code is good for, in seconds, at most 600.
   * @default 300
   * @see https://github.com/OWASP/ASVS (6.5.5)
   */
  timeoutSecs: number;
  /**
   * Between two codes for one recipient, in seconds. Of a list, the first is the wait after the first code of the
   * hour, and the last the wait after all others: `[30, 60, 120, 240]` grows, `[30, 30, 540]` lets three through in
   * any ten minutes.
   * @default 30
   */
  resendAfterSecs: number | readonly number[];
  /** Codes for one recipient in an hour. @default 5 */
  sendsPerHour: number;
  /** Codes for one browser session in an hour. @default 5 */
  sendsPerHourPerSession: number;
  /** Codes for one address in an hour; counted only where `clientIp` is given. @default 10 */
  sendsPerHourPerIp: number;
  /**
   * Wrong codes before a verification is locked. Each resend starts again, so a guesser has at most
   * `maxAttempts * sendsPerHour` guesses an hour for one recipient.
   * @default 5
   */
  maxAttempts: number;
}

const defaultLimits: VerificationLimits = {
  timeoutSecs: 300,
  resendAfterSecs: 30,
  sendsPerHour: 5,
  sendsPerHourPerSession: 5,
  sendsPerHourPerIp: 10,
  maxAttempts: 5,
};

const highest: Partial<Record<keyof VerificationLimits, number>> = {
  timeoutSecs: 600,
  resendAfterSecs: 3600,
};

/** @throws UsageError for anything but a whole number from 1 to what is allowed. */
export function resolveLimits(given: Partial<VerificationLimits> = {}): VerificationLimits {
  const limits = { ...defaultLimits };
  for (const name of Object.keys(defaultLimits) as (keyof VerificationLimits)[]) {
    const value = given[name] ?? defaultLimits[name];
    const most = highest[name] ?? Number.MAX_SAFE_INTEGER;
    const numbers = name === 'resendAfterSecs' ? [value].flat() : [value];
    if (numbers.length === 0 || !numbers.every((number) => isWhole(number, most))) {
      const range = highest[name] === undefined ? '1 or more' : `1 to ${most}`;
      throw new UsageError(
        `\`limits.${name}\` must be a whole number, ${range}, received ${value}`,
        'so the limit could not be enforced',
        `Leave it out for ${defaultLimits[name]}.`,
      );
    }
    Object.assign(limits, { [name]: value });
  }
  return limits;
}

function isWhole(value: unknown, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;
}
