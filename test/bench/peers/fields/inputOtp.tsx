import { OTPInput, REGEXP_ONLY_DIGITS, type SlotProps } from 'input-otp';
import { codeLength, type FieldProps, label } from './FieldProps.js';

/** @see https://input-otp.rodz.dev/docs: `render` with a `Slot`, digits only. */
export function Field({ value, ...props }: FieldProps) {
  return (
    <OTPInput
      {...props}
      {...(value === undefined ? {} : { value })}
      aria-label={label}
      name="code"
      maxLength={codeLength}
      pattern={REGEXP_ONLY_DIGITS}
      containerClassName="slots"
      // biome-ignore lint/suspicious/noArrayIndexKey: as in its documentation; slots never change places.
      render={({ slots }) => slots.map((slot, index) => <Slot key={index} {...slot} />)}
    />
  );
}

function Slot({ char, placeholderChar, isActive, hasFakeCaret }: SlotProps) {
  return (
    <div className={isActive ? 'slot active' : 'slot'}>
      {char ?? placeholderChar}
      {hasFakeCaret && <div className="caret" />}
    </div>
  );
}
