import { OTPField } from '@base-ui/react/otp-field';
import { codeLength, type FieldProps, label, slotIndexes } from './FieldProps.js';

/** @see https://base-ui.com/react/components/otp-field */
export function Field({ value, onChange, onComplete, required, readOnly }: FieldProps) {
  return (
    <OTPField.Root
      className="slots"
      name="code"
      length={codeLength}
      value={value}
      required={required}
      readOnly={readOnly}
      onValueChange={onChange}
      onValueComplete={onComplete}
    >
      {slotIndexes.map((index) => (
        <OTPField.Input
          key={index}
          className="slot"
          aria-label={index === 0 ? label : `Character ${index + 1} of ${codeLength}`}
        />
      ))}
    </OTPField.Root>
  );
}
