import type { ProblemCode } from '../../../contract/failure.js';
import { ProviderError } from '../ProviderError.js';

/**
 * What an error of the SDK means for the person. Of what Telnyx said only the status and its error codes are kept:
 * the SDK's own message quotes the whole body, numbers and codes included.
 * @param call What was asked, for the message: `verifications/sms`.
 * @see https://developers.telnyx.com/development/api-fundamentals/api-errors
 */
export function toProviderError(fault: unknown, call: string): ProviderError {
  const status = statusOf(fault);
  if (status === undefined) {
    return new ProviderError('unavailable', `Telnyx could not be asked for ${call}`);
  }
  const errors = errorsOf(fault);
  const codes = errors.map(({ code }) => code).join(', ');
  return new ProviderError(
    meaningOf(status, errors),
    `Telnyx answered ${call} with ${status}${codes && ` (${codes})`}`,
    { retryAfterSecs: status === 429 ? readRetryAfter(fault) : undefined },
  );
}

/** The HTTP status of an SDK error; none where no answer came. */
export function statusOf(fault: unknown): number | undefined {
  const status = (fault as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' ? status : undefined;
}

interface TelnyxError {
  /** Digits. */
  code: string;
  isAboutNumber: boolean;
}

function meaningOf(status: number, errors: readonly TelnyxError[]): ProblemCode {
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'unavailable';
  for (const { code, isAboutNumber } of errors) {
    if (badNumber.includes(code) || isAboutNumber) return 'invalid_request';
    if (code === forbiddenRegion) return 'not_allowed';
    if (code.startsWith(carrier)) return 'delivery_failed';
  }
  // The key, the account, the profile: nothing that the person could change.
  return 'unavailable';
}

const badNumber: readonly string[] = ['10001', '10002', '10016', '40012', '40310'];
const forbiddenRegion = '40309';
/** Five digits that begin so: no route, blocked, a landline, opted out. Another channel may do. */
const carrier = '40';

function errorsOf(fault: unknown): TelnyxError[] {
  const { errors } = Object((fault as { error?: unknown }).error) as { errors?: unknown };
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    const { code, source } = Object(error) as { code?: unknown; source?: unknown };
    const { pointer } = Object(source) as { pointer?: unknown };
    return /^\d{5}$/.test(String(code))
      ? { code: String(code), isAboutNumber: String(pointer).endsWith('/phone_number') }
      : [];
  });
}

/** `Retry-After`, in seconds or as a date. */
function readRetryAfter(fault: unknown): number | undefined {
  const { headers } = fault as { headers?: unknown };
  const text = headers instanceof Headers ? headers.get('retry-after') : null;
  if (text === null) return undefined;
  const secs = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return secs > 0 && secs < Infinity ? Math.ceil(secs) : undefined;
}
