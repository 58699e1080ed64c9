'use client';

import { forwardRef, type ReactNode, useId } from 'react';
import { checkGroups } from '../hooks/checkOtpUsage.js';
import type { OtpInputOptions } from '../hooks/OtpInputOptions.js';
import { type OtpInputAttributes, useOtpField } from '../hooks/useOtpInput.js';

declare const process: { env: { NODE_ENV?: string } };

/** Every attribute of an `<input>` reaches the real one, `className` and `data-*` among them. */
export interface OtpInputProps extends OtpInputOptions, OtpInputAttributes {
  /** The visible label. Without it, give `aria-label`, `aria-labelledby`, or an `id` to a `<label>` of your own. */
  label?: ReactNode | undefined;
  /** Hide the characters. The value and the form stay real. @default false */
  mask?: boolean | undefined;
  /** Sizes of the groups that a separator is drawn between: `[3, 3]` for `123-456`. They add up to `length`. */
  groups?: readonly number[] | undefined;
  /** Classes of your own for the parts. */
  classNames?: Partial<Record<'label' | 'root' | 'control' | 'slot', string>> | undefined;
}

/**
 * A field for a one-time code: one real input over slots that its own characters fall into. Typing, selecting,
 * pasting, autofill, undo and input methods are the browser's; the field sees to it that the text is a code.
 *
 * Every other state is the input's own: `disabled`, `readOnly`, `aria-invalid`, `aria-busy` while it is checked, and
 * `data-status="success"`.
 *
 * @throws UsageError in development, for a length that cannot be drawn or a field without a label
 * @selector `.otp-input[data-focused]`, `[data-complete]`; `.otp-input__control`; `.otp-input__slot[data-filled]`,
 * `[data-active]`, `[data-group-end]`; `.otp-input__label`
 * @example <OtpInput label="Code" name="code" autoSubmit />
 */
export const OtpInput = /* @__PURE__ */ forwardRef<HTMLInputElement, OtpInputProps>(
  function OtpInput(props, ref) {
    const { label, mask, groups, classNames = {} } = props;
    const ownId = useId();
    const id = props.id ?? (label ? ownId : undefined);
    const [rootProps, inputProps, length] = useOtpField(props);
    if (process.env.NODE_ENV !== 'production' && groups) checkGroups(groups, length);

    let end = 0;
    const ends = groups?.map((size) => {
      end += size;
      return end;
    });
    const slots = [];
    for (let index = 1; index <= length; index++)
      slots.push(
        <i
          key={index}
          className={join('otp-input__slot', classNames.slot)}
          aria-hidden
          data-group-end={(index < length && ends?.includes(index)) || undefined}
        />,
      );
    return (
      <>
        {label && (
          <label className={join('otp-input__label', classNames.label)} htmlFor={id}>
            {label}
          </label>
        )}
        {/* What is spread comes last: V8 is slow to add to it, and a server would render half as fast. */}
        <div
          className={join('otp-input', classNames.root)}
          data-mask={mask || undefined}
          {...rootProps}
        >
          <input
            ref={ref}
            id={id}
            className={join(join('otp-input__control', classNames.control), props.className)}
            {...inputProps}
          />
          {slots}
        </div>
      </>
    );
  },
);

function join(own: string, added: string | undefined): string {
  return added ? `${own} ${added}` : own;
}
