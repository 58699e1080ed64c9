import { isProblemCode, type ProblemCode, problemStatus } from '../contract/failure.js';
import type { HttpAnswer, HttpMeaning } from './HttpBackendOptions.js';

/** The words of CONTRACT.md, Telnyx and better-auth. The codes of failures mean themselves. */
const knownWords: Readonly<Record<string, HttpMeaning>> = {
  accepted: 'verified',
  approved: 'verified',
  verified: 'verified',
  rejected: 'incorrect',
  max_attempts_exceeded: 'attempts_exceeded',
  INVALID_OTP: 'incorrect',
  OTP_EXPIRED: 'expired',
  OTP_NOT_FOUND: 'no_challenge',
  TOO_MANY_ATTEMPTS: 'attempts_exceeded',
};

/**
 * What an answer means: first by its words, then by its HTTP status, since a wrong code may come with nearly any.
 * Undefined when it makes no sense: empty, foreign, contradictory (N11).
 */
export function meaningOf(
  { call, status, body }: HttpAnswer,
  idField: string,
  ownWords: Readonly<Record<string, HttpMeaning>> = {},
): HttpMeaning | undefined {
  const isCheck = call === 'verify';
  const hasId = typeof body[idField] === 'string' && body[idField] !== '';
  const meanings = new Map<unknown, HttpMeaning>(
    Object.entries({
      ...knownWords,
      // To a check Twilio and its kin answer `pending` for a wrong code. A next challenge has an id.
      ...(isCheck && !hasId ? {} : { pending: 'sent' }),
      ...ownWords,
    }),
  );
  const found = [
    body.code,
    body.response_code,
    body.status,
    body.error,
    ...Object.keys(ownWords).filter((name) => body[name]),
  ].map((word) => meanings.get(word) ?? (isProblemCode(word) ? word : undefined));
  const failure = found.find((meaning) => meaning && meaning !== 'sent' && meaning !== 'verified');
  // Where no code was asked about, none was wrong: it is the request that was turned down.
  if (failure) return failure === 'incorrect' && !isCheck ? 'not_allowed' : failure;
  if (status < 300) {
    if (body.error) return undefined;
    if (found.includes('sent')) return 'sent';
    if (found.includes('verified')) return 'verified';
    return hasId && !isCheck ? 'sent' : undefined;
  }
  // A gateway says that it got no answer, not that the server did nothing: the outcome is unknown.
  if (status === 502 || status === 504) return undefined;
  if (status >= 500) return 'unavailable';
  // A 401 with a word that nobody here knows speaks of the code all the same. And a bare 404 means a wrong address
  // where no verification can be missing yet, and where the server need not have what was asked for.
  if (status === 401 && body.response_code) return undefined;
  if (status === 404 && !isCheck && call !== 'resend') return undefined;
  // Among the contract's, 422 is a wrong code: a person is told so only if the server said so.
  const plain = [413, 415, 422].includes(status) ? 400 : status;
  const codes = Object.keys(problemStatus) as ProblemCode[];
  return codes.find((code) => problemStatus[code] === plain);
}
