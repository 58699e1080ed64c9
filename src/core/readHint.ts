import { callingCodeLength } from './callingCode.js';

/** A masked destination that is safe to show. */
export interface Hint {
  /** The server's text without characters that cannot be seen. */
  text: string;
  /** The digits it ends with, for "number ending 3456". Empty when there are none, as for an email. */
  endingDigits: string;
}

const maxLength = 64;
const maxVisible = 4;

// Controls, bidi and format characters, zero-width ones, variation selectors: nothing a hint needs, and
// the means to reorder or to hide what is read.
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;
const emailMask = /[*•●∙·]/g;
const phoneMask = /[*•●∙·#x]|\.{3}/i;

/**
 * Reads the masked destination that a server sent, as in `+1 ******3456` or `a***@example.com`.
 * @returns What to show, or null for what looks unmasked: more than four digits beside the country code,
 * a country code and digits with no mask between them, a mailbox name with more than four visible
 * characters or none hidden. Also null for what is no text, empty, or longer than 64 characters.
 */
export function readHint(hint: unknown): Hint | null {
  if (typeof hint !== 'string' || hint.length > maxLength) return null;
  const text = hint.replace(unseen, '').replace(/\s+/g, ' ').trim();
  // Full-width and circled digits, signs and letters are judged as the plain ones they are read as.
  const plain = text.normalize('NFKC');
  const subscriber = plain.replace(/^\(?\+(\d+)/, (_, digits: string) =>
    digits.slice(callingCodeLength(digits)),
  );
  if (
    plain === '' ||
    count(subscriber) > maxVisible ||
    (count(plain) > maxVisible && !phoneMask.test(plain)) ||
    (plain.includes('@') && !isMaskedEmail(plain))
  ) {
    return null;
  }
  const ending = /[\p{N} ().-]*$/u.exec(subscriber)?.[0] ?? '';
  return { text, endingDigits: plain.includes('@') ? '' : ending.replace(/\P{N}/gu, '') };
}

function count(text: string): number {
  return text.match(/\p{N}/gu)?.length ?? 0;
}

function isMaskedEmail(text: string): boolean {
  const [name = '', domain = '', ...more] = text.split('@');
  const visible = name.replace(emailMask, '');
  return (
    visible !== name &&
    visible.length <= maxVisible &&
    domain !== '' &&
    more.length === 0 &&
    !text.includes(' ')
  );
}
