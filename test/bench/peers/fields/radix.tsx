import * as OneTimePasswordField from '@radix-ui/react-one-time-password-field';
import { codeLength, type FieldProps, slotIndexes } from './FieldProps.js';

/** @see https://www.radix-ui.com/primitives/docs/components/one-time-password-field */
export function Field({ value, onChange, onComplete, required, readOnly }: FieldProps) {
  return (
    <OneTimePasswordField.Root
      className="slots"
      name="code"
      value={value}
      readOnly={readOnly}
      onValueChange={(code) => {
        onChange(code);
        if (code.length === codeLength) onComplete(code);
      }}
    >
      {slotIndexes.map((index) => (
        <OneTimePasswordField.Input key={index} className="slot" required={required} />
      ))}
      <OneTimePasswordField.HiddenInput />
    </OneTimePasswordField.Root>
  );
}
