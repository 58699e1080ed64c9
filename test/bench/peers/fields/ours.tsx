import { OtpInput } from 'react-otp-verify';
import 'react-otp-verify/styles.css';
import { type FieldProps, label } from './FieldProps.js';

export function Field({ value, onChange, onComplete, required, readOnly }: FieldProps) {
  return (
    <OtpInput
      aria-label={label}
      name="code"
      required={required}
      readOnly={readOnly}
      value={value}
      onChange={onChange}
      onComplete={onComplete}
    />
  );
}
