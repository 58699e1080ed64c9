import { type FieldProps, label } from './FieldProps.js';

/** A bare input, as on https://web.dev/articles/sms-otp-form: the measure of all others. */
export function Field({ value, onChange, onComplete, required, readOnly }: FieldProps) {
  return (
    <input
      aria-label={label}
      name="code"
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\d{6}"
      required={required}
      readOnly={readOnly}
      value={value}
      onChange={({ target }) => {
        onChange(target.value);
        if (target.value.length === 6) onComplete(target.value);
      }}
    />
  );
}
