import { Input } from 'antd';
import { codeLength, type FieldProps } from './FieldProps.js';

/** @see https://ant.design/components/input#input-otp: `onInput` for each change, `onChange` for a whole code. */
export function Field({ value, onChange, onComplete }: FieldProps) {
  return (
    <Input.OTP
      {...(value === undefined ? {} : { value })}
      length={codeLength}
      inputMode="numeric"
      autoComplete="one-time-code"
      formatter={(text) => text.replace(/[^\d ]/g, '')}
      onInput={(cells) => onChange(cells.join(''))}
      onChange={onComplete}
    />
  );
}
