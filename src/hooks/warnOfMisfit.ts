import { type CodeFormat, normaliseCode } from '../core/code.js';

/** Warns of a value that is no code, and says whether it did. The value may be somebody's code: it is not logged. */
export function warnOfMisfit(value = '', format: CodeFormat): boolean {
  if (normaliseCode(value, format) === value) return false;
  console.warn(
    `react-otp-verify: a value of ${value.length} characters is not a code of up to ${format.length} ${format.alphabet} characters, so only what fits is shown. Pass the code alone, with the \`length\` and \`alphabet\` that it has.`,
  );
  return true;
}
