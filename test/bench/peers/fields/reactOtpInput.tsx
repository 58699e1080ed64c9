import { createElement } from 'react';
import OtpInput from 'react-otp-input';
import { codeLength, type FieldProps } from './FieldProps.js';

// Its default export is a CommonJS module's, of which a bundler may hand on the whole.
const OtpField = (OtpInput as unknown as { default?: typeof OtpInput }).default ?? OtpInput;

/** @see https://github.com/devfolioco/react-otp-input: the app holds the value, always. */
export function Field({ value = '', onChange, onComplete, required, readOnly }: FieldProps) {
  return createElement(OtpField, {
    value,
    onChange: (code: string) => {
      onChange(code);
      if (code.length === codeLength) onComplete(code);
    },
    numInputs: codeLength,
    inputType: 'tel',
    shouldAutoFocus: false,
    containerStyle: 'slots',
    inputStyle: 'slot',
    renderInput: (inputProps) => <input {...inputProps} required={required} readOnly={readOnly} />,
  });
}
