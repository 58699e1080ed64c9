import { UsageError } from '../../contract/UsageError.js';

/** @throws UsageError for a length that the screen cannot take. */
export function checkCodeLength(codeLength: number): void {
  if (!Number.isInteger(codeLength) || codeLength < 4 || codeLength > 10) {
    throw new UsageError(
      `\`codeLength\` must be a whole number from 4 to 10, received ${codeLength}`,
      'so there would be no code that the screen can take',
      'Pass `codeLength: 6`.',
    );
  }
}
