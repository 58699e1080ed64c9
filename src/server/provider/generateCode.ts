import type { Alphabet } from '../../contract/challenge.js';

/** Without 0, 1, I, L and O, which people take for one another. */
const characters: Record<Alphabet, string> = {
  numeric: '0123456789',
  alphanumeric: '23456789ABCDEFGHJKMNPQRSTUVWXYZ',
};

/**
 * A code in which every character is equally likely, leading zeros included.
 * @param randomBytes Fills an array with random bytes. @default `crypto.getRandomValues`
 */
export function generateCode(
  length: number,
  alphabet: Alphabet,
  randomBytes: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => crypto.getRandomValues(bytes),
): string {
  const set = characters[alphabet];
  // Bytes past the last whole multiple would make the first characters likelier: they are thrown away.
  const tooHigh = 256 - (256 % set.length);
  const bytes = new Uint8Array(length);
  let code = '';
  while (code.length < length) {
    randomBytes(bytes);
    for (const byte of bytes) {
      if (byte < tooHigh && code.length < length) code += set[byte % set.length];
    }
  }
  return code;
}
