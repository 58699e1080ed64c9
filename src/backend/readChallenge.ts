import type { Challenge } from '../contract/challenge.js';
import type { WireChallenge } from '../contract/wire.js';
import type { HttpAnswer, HttpField } from './HttpBackendOptions.js';

/** What CONTRACT.md calls the members of a challenge, and the code. */
export const wireFields = {
  id: 'verification_id',
  channel: 'channel',
  channels: 'channels',
  destination: 'phone_hint',
  codeLength: 'code_length',
  alphabet: 'alphabet',
  expiresInSeconds: 'timeout_secs',
  resendInSeconds: 'resend_after_secs',
  attemptsRemaining: 'attempts_remaining',
  transaction: 'transaction',
  code: 'code',
} as const satisfies Record<HttpField, keyof WireChallenge | 'code'>;

export type FieldNames = Readonly<Record<HttpField, string>>;

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isCount: Check = (value) => typeof value === 'number' && value >= 0 && value < Infinity;
const isOneOf =
  (...known: unknown[]): Check =>
  (value) =>
    known.includes(value);

const checks: Readonly<Record<Exclude<HttpField, 'code'>, Check>> = {
  id: isText,
  channel: isText,
  channels: (value) => Array.isArray(value) && value.every(isText),
  destination: isText,
  codeLength: isOneOf(4, 5, 6, 7, 8, 9, 10),
  alphabet: isOneOf('numeric', 'alphanumeric'),
  expiresInSeconds: isCount,
  resendInSeconds: isCount,
  attemptsRemaining: isCount,
  transaction: (value) => {
    const { amount, currency, payee } = Object(value);
    return [amount, currency, payee].every(isText);
  },
};

/** What an answer says about a verification. Each member is believed on its own; one of a wrong type is left out. */
export function readChallenge(body: HttpAnswer['body'], fields: FieldNames): Challenge {
  return Object.fromEntries(
    Object.entries(checks).flatMap(([key, isValid]) => {
      const value = body[fields[key as keyof typeof checks]];
      return isValid(value) ? [[key, value]] : [];
    }),
  );
}
