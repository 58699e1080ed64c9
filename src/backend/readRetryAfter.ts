import type { HttpAnswer } from './HttpBackendOptions.js';

/** No screen counts down for longer. Who asks again after a day is told the rest by the next 429. */
const LONGEST_WAIT_SECONDS = 86_400;

/**
 * How long the server asks to wait, in seconds, from 0 to a day. The body comes before the headers, which a page of
 * another origin cannot read. Garbage is passed over.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function readRetryAfter({ body, headers }: HttpAnswer): number | undefined {
  // The clock of the person's device may be days off: a date counts from the answer's own.
  const answeredAtMs = Date.parse(headers.get('date') ?? '') || Date.now();
  return [
    body.retry_after,
    body.retryAfter,
    headers.get('retry-after'),
    headers.get('x-retry-after'),
  ]
    .map((value) => {
      if (typeof value !== 'string') return value;
      if (/^[\d.]+$/.test(value)) return Number(value);
      // Left to itself, Date.parse finds a date in nearly anything: "-5" is one in 2001.
      return / GMT$/.test(value) && Math.max(0, (Date.parse(value) - answeredAtMs) / 1000);
    })
    .filter((seconds): seconds is number => typeof seconds === 'number' && seconds >= 0)
    .map((seconds) => Math.min(seconds, LONGEST_WAIT_SECONDS))[0];
}
