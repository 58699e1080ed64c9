import { UsageError } from '../contract/UsageError.js';
import { type CodeFormat, normaliseCode } from '../core/code.js';
import type { OtpInputOptions } from './OtpInputOptions.js';

/** The lengths there are styles for; no service sends shorter or longer codes. */
const minLength = 4;
const maxLength = 10;

/** @throws UsageError */
export function checkLength(length: number): void {
  if (Number.isInteger(length) && length >= minLength && length <= maxLength) return;
  throw new UsageError(
    `\`length\` must be a whole number from ${minLength} to ${maxLength}, received ${String(length)}`,
    'so the slots cannot be drawn',
    'Pass `length={6}`.',
  );
}

/** @throws UsageError */
export function checkGroups(groups: readonly number[], length: number): void {
  if (groups.reduce((sum, size) => sum + size, 0) === length) return;
  throw new UsageError(
    `\`groups\` must add up to the \`length\`, ${length}, received [${groups.join(', ')}]`,
    'so the separators would stand in the wrong places',
    'Pass `groups={[3, 3]}` for a code of six.',
  );
}

/** @throws UsageError */
export function checkAccessibleName(input: HTMLInputElement): void {
  const isNamed =
    // A `for` finds nothing outside a document.
    !input.isConnected ||
    input.labels?.length ||
    input.getAttribute('aria-label') ||
    input.getAttribute('aria-labelledby') ||
    input.title;
  if (isNamed) return;
  throw new UsageError(
    'the input has no accessible name, received no `label`, `aria-label` or `aria-labelledby`',
    'so a screen reader says only "edit text"',
    'Pass `label="Verification code"`, or point a `<label>` at the `id`.',
  );
}

/**
 * Warns once of a value that is no code: the app's, or else `own`, the field's. Says whether it has. The value may be
 * somebody's code: it is not logged.
 */
export function warnOfMisfit(
  { value: held, length, alphabet }: OtpInputOptions & CodeFormat,
  own: string | undefined,
  hasWarned: boolean,
): boolean {
  const value = held ?? own ?? '';
  if (hasWarned || normaliseCode(value, { length, alphabet }) === value) return hasWarned;
  console.warn(
    `react-otp-verify: a value of ${value.length} characters is not a code of up to ${length} ${alphabet} characters, so only what fits is shown. Pass the code alone, with the \`length\` and \`alphabet\` that it has.`,
  );
  return true;
}
