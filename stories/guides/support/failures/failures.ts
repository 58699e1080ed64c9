import type { FailureCode } from 'react-otp-verify';

/** A failure, and where a person stands after it. */
export interface FailureRow {
  code: FailureCode;
  /** What has happened. */
  cause: string;
  /** Which requests can end so. */
  during: readonly ('send' | 'verify')[];
  /** What the screen offers. */
  way: string;
}

const both = ['send', 'verify'] as const;

/** Every way in which a request can fail, in the order in which people meet them. */
export const failures = [
  {
    code: 'incorrect',
    cause: 'The code is not the one that was sent.',
    during: ['verify'],
    way: 'The field stays usable, its text is selected; attempts left are said where the server said them.',
  },
  {
    code: 'expired',
    cause: 'The code came too late.',
    during: ['verify'],
    way: 'Status `expired`: the primary button asks for a new code.',
  },
  {
    code: 'attempts_exceeded',
    cause: 'Too many wrong codes.',
    during: both,
    way: 'Status `locked`: the primary button starts again, or calls `onStartAgain`.',
  },
  {
    code: 'rate_limited',
    cause: 'Too many requests in too short a time.',
    during: both,
    way: 'The button counts down, and can be pressed when the wait is over.',
  },
  {
    code: 'delivery_failed',
    cause: 'The message could not be delivered.',
    during: ['send'],
    way: 'Try again, or another channel.',
  },
  {
    code: 'network',
    cause: 'The device is offline, or nothing answered.',
    during: both,
    way: 'What was typed stays; try again, under the same key.',
  },
  {
    code: 'timeout',
    cause: 'No answer in time.',
    during: both,
    way: 'The same.',
  },
  {
    code: 'bad_response',
    cause: 'An answer that nobody understands: HTML, half of one, none.',
    during: both,
    way: 'The same.',
  },
  {
    code: 'unavailable',
    cause: 'The server, or the vendor behind it, cannot just now.',
    during: both,
    way: 'Try again in a moment.',
  },
  {
    code: 'conflict',
    cause: 'The request before this one is still being worked on.',
    during: both,
    way: 'Wait a moment, try again.',
  },
  {
    code: 'no_challenge',
    cause: 'The server knows no such verification (any more).',
    during: both,
    way: 'Status `idle`: the primary button sends a code.',
  },
  {
    code: 'cancelled',
    cause: 'The verification was cancelled.',
    during: both,
    way: 'Status `cancelled`: the primary button starts again.',
  },
  {
    code: 'not_allowed',
    cause: 'This country, this origin, no captcha.',
    during: ['send'],
    way: 'It is said. Nothing is tried again by itself.',
  },
  {
    code: 'unauthenticated',
    cause: 'The app’s own session is over.',
    during: both,
    way: 'It is said, and the app goes on from `onError`.',
  },
  {
    code: 'invalid_request',
    cause: 'The server does not take what was sent.',
    during: both,
    way: 'It is said what to look at.',
  },
] as const satisfies readonly FailureRow[];

/** Fails to compile when a failure has no row. */
type Missing = Exclude<FailureCode, (typeof failures)[number]['code']>;
const everyOne: [Missing] extends [never] ? true : Missing = true;
void everyOne;
