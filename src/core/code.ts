import type { Alphabet } from '../contract/challenge.js';

/** What the characters of a code may be. */
export type CodeAlphabet = Alphabet | 'alphabetic';

/** The shape of a code. */
export interface CodeFormat {
  /** Characters in a code. */
  length: number;
  alphabet: CodeAlphabet;
}

/** What stands between the characters of a code. */
const noise: Record<CodeAlphabet, RegExp> = {
  numeric: /\D+/,
  alphabetic: /[^a-z]+/i,
  alphanumeric: /[^\da-z]+/i,
};

/**
 * The code in any text that was typed, pasted, filled or dropped: at most `format.length` characters of the alphabet,
 * letters in upper case, or nothing. A pure function, linear in at most 10 000 characters: no message with a code is
 * longer, and a stray paste of 1 MB stays instant.
 *
 * - Digits of every script and of full width become ASCII; spaces, dashes, dots and invisible characters go.
 * - In a sentence the code is the one group that is as long as a code, so `Acme2 code is 123456` gives `123456`.
 * - Anything longer is cut, anything shorter is the beginning of a code.
 */
export function normaliseCode(raw: string, { length, alphabet }: CodeFormat): string {
  const others = noise[alphabet];
  const head = raw.slice(0, 10_000);
  // What is typed, mostly.
  if (!others.test(head)) return head.slice(0, length).toUpperCase();

  const text = head
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => `${readDigit(digit.codePointAt(0) as number)}`);
  const strip = (part: string) => part.split(others).join('');
  const words = text.trim().split(/\s+/);
  const parts = [
    // The surest first: `123456` and `123-456` between spaces. With a comma, it is an amount.
    ...words.map((word) => word.replace(/[^\p{L}\p{N},]/gu, '')),
    // `G-123456`, `code:123456`, `验证码123456`.
    ...text.split(others),
    // `123 456`.
    ...text.split(/\p{L}/u).map(strip),
  ].filter((part) => strip(part) === part);
  const exact = parts.filter((part) => part.length === length);
  const stripped = strip(text);
  const isSentence = words[1] && (alphabet === 'numeric' || stripped.length > length);
  return (
    // Among words of letters, the code is the one with a digit in it, or else in capitals.
    (
      exact.find(hasDigit) ??
      exact.find((part) => !/[a-z]/.test(part)) ??
      (isSentence
        ? parts.filter(hasDigit).reduce((a, b) => (b.length > a.length ? b : a), '')
        : stripped)
    )
      .slice(0, length)
      .toUpperCase()
  );
}

const hasDigit = (text: string) => /\d/.test(text);

/**
 * Unicode keeps the decimal digits of a script together, from zero to nine, and where two sets touch, the second
 * begins after the nine of the first: the distance to the start of the run is the value, modulo ten.
 *
 * @see https://www.unicode.org/policies/stability_policy.html
 */
function readDigit(codePoint: number): number {
  const isFirst = !/\p{Nd}/u.test(String.fromCodePoint(codePoint - 1));
  return isFirst ? 0 : (readDigit(codePoint - 1) + 1) % 10;
}
