import { MantineProvider, PinInput } from '@mantine/core';
import '@mantine/core/styles.css';
import type { ReactNode } from 'react';
import { codeLength, type FieldProps, label } from './FieldProps.js';

/** @see https://mantine.dev/core/pin-input: one-time code of digits. */
export function Field({ value, onChange, onComplete, required, readOnly }: FieldProps) {
  return (
    <PinInput
      {...(value === undefined ? {} : { value })}
      ariaLabel={label}
      name="code"
      length={codeLength}
      type="number"
      oneTimeCode
      readOnly={readOnly ?? false}
      hiddenInputProps={{ required }}
      onChange={onChange}
      onComplete={onComplete}
    />
  );
}

/** Needed once around the app. */
export function Provider({ children }: { children: ReactNode }) {
  return <MantineProvider>{children}</MantineProvider>;
}
