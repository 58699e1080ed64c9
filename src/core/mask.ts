import { callingCodeLength } from './callingCode.js';

/** What is shown of something that cannot be masked with certainty: nothing. */
const nothingShown = '******';

/** Digits that may be seen beside the country code, and digits that stay hidden whatever the length. */
const maxVisible = 4;
const minHidden = 4;

/**
 * Masks a phone number for the person who owns it: the country code and the last digits, as in
 * `+1 ******3456`. At most four digits beside the country code are visible and at least four are hidden,
 * in every country, so a short number shows fewer.
 *
 * For servers: a browser should never hold the whole number of somebody who has not proved to own it.
 * @param e164 A number as E.164 writes it, 7 to 15 digits: `+15551233456`. Anything else, spaces
 * included, comes back as `******`.
 * @see https://www.itu.int/rec/T-REC-E.164
 */
export function maskPhone(e164: string): string {
  if (!/^\+[1-9]\d{6,14}$/.test(e164)) return nothingShown;
  const digits = e164.slice(1);
  const codeLength = callingCodeLength(digits);
  const hidden = Math.max(minHidden, digits.length - codeLength - maxVisible);
  return `+${digits.slice(0, codeLength)} ${'*'.repeat(hidden)}${digits.slice(codeLength + hidden)}`;
}

/**
 * Masks an email address: the first character and the domain, as in `a***@example.com`. A name of one or
 * two characters shows none of them. The asterisks are always three, so they do not tell the length.
 * @param address An address with one `@` and a domain name. Anything else comes back as `******`.
 */
export function maskEmail(address: string): string {
  const [, name, domain] = /^([^@]+)@([\p{L}\p{N}.-]+)$/u.exec(address) ?? [];
  if (name === undefined || domain === undefined) return nothingShown;
  const first = /^[\p{L}\p{N}](?=..)/su.exec(name)?.[0] ?? '';
  return `${first}***@${domain}`;
}
