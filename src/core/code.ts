import type { Alphabet } from '../contract/challenge.js';

/** What the characters of a code may be. */
export type CodeAlphabet = Alphabet | 'alphabetic';

/** The shape of a code. */
export interface CodeFormat {
  /** Characters in a code. */
  length: number;
  alphabet: CodeAlphabet;
}

/** Text past this is not looked at: no message with a code is longer, and a stray 1 MB paste stays instant. */
const maxTextLength = 10_000;

const allowedRuns: Record<CodeAlphabet, RegExp> = {
  numeric: /[0-9]+/g,
  alphabetic: /[A-Za-z]+/g,
  alphanumeric: /[0-9A-Za-z]+/g,
};

/** `123 456` and `1 2 3 4 5 6`: digits with no letter and no other number between them. */
const spacedDigits = /[0-9](?:[^\p{L}\p{N}]*[0-9])*/gu;

const hasDigit = (text: string) => /[0-9]/.test(text);

/**
 * The code in any text that was typed, pasted, filled or dropped: at most `format.length` characters of the alphabet,
 * letters in upper case, or nothing. A pure function, linear in at most 10 000 characters.
 *
 * - Digits of every script and of full width become ASCII; spaces, dashes, dots and invisible characters go.
 * - In a sentence the code is the one group that is as long as a code, so `Acme2 code is 123456` gives `123456`.
 * - Anything longer is cut, anything shorter is the beginning of a code.
 */
export function normaliseCode(raw: string, { length, alphabet }: CodeFormat): string {
  const runsOf = (text: string) => text.match(allowedRuns[alphabet]) ?? [];
  const strip = (text: string) => runsOf(text).join('');
  const head = raw.slice(0, maxTextLength);
  const text = strip(head) === head ? head : toPlainText(head);
  const stripped = strip(text);
  if (stripped === text) return text.slice(0, length).toUpperCase();

  const isNumeric = alphabet === 'numeric';
  const words = text.trim().split(/\s+/);
  const groups = (isNumeric ? (text.match(spacedDigits) ?? []) : words).map(strip);
  const exact = [
    // The surest first: `123456` and `123-456` between spaces. With a comma, it is an amount.
    ...words.map((word) => word.replace(/[^\p{L}\p{N},]+/gu, '')),
    // `G-123456`, `code:123456`, `验证码123456`.
    ...runsOf(text),
    // `123 456`.
    ...groups,
  ].filter((part) => part.length === length && strip(part) === part);

  const isSentence =
    words.length > 1 && (isNumeric ? /\p{L}/u.test(text) : stripped.length > length);
  return (
    // Among words of letters, the code is the one with a digit in it, or else in capitals.
    (
      exact.find(hasDigit) ??
      exact.find((part) => part === part.toUpperCase()) ??
      (isSentence
        ? groups.filter(hasDigit).reduce((a, b) => (b.length > a.length ? b : a), '')
        : stripped)
    )
      .slice(0, length)
      .toUpperCase()
  );
}

/** One form for every character: compatibility forms folded, digits in ASCII, nothing invisible. */
function toPlainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]+/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, toAsciiDigit);
}

/**
 * Unicode keeps the decimal digits of a script together, from zero to nine, and where two sets touch, the second
 * begins after the nine of the first: the distance to the start of the run is the value, modulo ten.
 *
 * @see https://www.unicode.org/policies/stability_policy.html
 */
function toAsciiDigit(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let distance = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(codePoint - distance - 1))) distance++;
  return String(distance % 10);
}
