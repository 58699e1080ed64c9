/** What the bench asks of every library's field. Codes have six digits, and the field is called `code`. */
export interface FieldProps {
  /** The code, when the app holds it. */
  value?: string | undefined;
  /** Called for each change, with the whole code as far as the library gives it. */
  onChange: (code: string) => void;
  /** Called when the code is complete. */
  onComplete: (code: string) => void;
  required?: boolean | undefined;
  readOnly?: boolean | undefined;
}

export const codeLength = 6;
export const slotIndexes = [0, 1, 2, 3, 4, 5];
export const label = 'Verification code';
