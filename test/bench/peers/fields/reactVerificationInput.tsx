import VerificationInput from 'react-verification-input';
import { codeLength, type FieldProps, label } from './FieldProps.js';

/** @see https://github.com/andreaswilli/react-verification-input: digits, attributes by `inputProps`. */
export function Field({ value, onChange, onComplete, required, readOnly }: FieldProps) {
  return (
    <VerificationInput
      {...(value === undefined ? {} : { value })}
      length={codeLength}
      validChars="0-9"
      placeholder=""
      inputProps={{
        'aria-label': label,
        name: 'code',
        inputMode: 'numeric',
        autoComplete: 'one-time-code',
        required,
        readOnly,
      }}
      onChange={onChange}
      onComplete={onComplete}
    />
  );
}
