import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { OtpInput, type OtpInputProps } from '../../src/index.js';

export const slots = () => [...document.querySelectorAll('.otp-input__slot')];
export const marked = (attribute: string) =>
  slots().flatMap((slot, index) => (slot.hasAttribute(attribute) ? index : []));
export const field = () => screen.getByRole<HTMLInputElement>('textbox');
export const selection = () => [field().selectionStart, field().selectionEnd];

/** Everything that the field told the app, in order. */
export function record() {
  const log: string[] = [];
  return {
    log,
    onChange: (code: string, { reason }: { reason: string }) =>
      log.push(`change ${code} ${reason}`),
    onComplete: (code: string) => log.push(`complete ${code}`),
    onInvalid: (raw: string) => log.push(`invalid ${raw}`),
  };
}

export function renderField(props: OtpInputProps = {}) {
  const user = userEvent.setup();
  const view = render(<OtpInput aria-label="Code" {...props} />);
  return { user, ...view };
}

export function Controlled({ start = '', ...props }: OtpInputProps & { start?: string }) {
  const [code, setCode] = useState(start);
  return (
    <OtpInput
      aria-label="Code"
      {...props}
      value={code}
      onChange={(next, details) => {
        setCode(next);
        props.onChange?.(next, details);
      }}
    />
  );
}

/** As a person's Tab does in a browser; user-event's own selects everything after the handlers have run. */
export const focus = () => act(() => field().focus());

/** What a password manager does: it sets the value past React, and says so or not. */
export function fill(value: string, ...eventTypes: string[]) {
  field().value = value;
  for (const type of eventTypes)
    act(() => void field().dispatchEvent(new Event(type, { bubbles: true })));
}
