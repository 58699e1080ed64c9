import { PinInput } from '@ark-ui/react/pin-input';
import { codeLength, type FieldProps, slotIndexes } from './FieldProps.js';

/** @see https://ark-ui.com/docs/components/pin-input: with `otp`, and `count` as it asks for on a server. */
export function Field({ value, onChange, onComplete, required, readOnly }: FieldProps) {
  return (
    <PinInput.Root
      otp
      name="code"
      count={codeLength}
      placeholder=""
      value={value === undefined ? undefined : Array.from(value)}
      required={required}
      readOnly={readOnly}
      onValueChange={({ valueAsString }) => onChange(valueAsString)}
      onValueComplete={({ valueAsString }) => onComplete(valueAsString)}
    >
      <PinInput.Control className="slots">
        {slotIndexes.map((index) => (
          <PinInput.Input key={index} index={index} className="slot" />
        ))}
      </PinInput.Control>
      <PinInput.HiddenInput />
    </PinInput.Root>
  );
}
