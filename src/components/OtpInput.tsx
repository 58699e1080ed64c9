'use client';

import { forwardRef, type ReactNode, useId, useImperativeHandle } from 'react';
import { isDevelopment } from '../contract/UsageError.js';
import { checkGroups } from '../hooks/checkOtpUsage.js';
import {
  type OtpInputAttributes,
  type UseOtpInputOptions,
  useOtpInput,
} from '../hooks/useOtpInput.js';

/** Every attribute of an `<input>` reaches the real one, `className` and `data-*` among them. */
export interface OtpInputProps extends UseOtpInputOptions, OtpInputAttributes {
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
  function OtpInput(
    {
      length = 6,
      alphabet,
      value,
      defaultValue,
      onChange,
      onComplete,
      onInvalid,
      autoSubmit,
      blurOnComplete,
      label,
      mask,
      groups,
      classNames = {},
      ...attributes
    },
    forwardedRef,
  ) {
    if (isDevelopment && groups) checkGroups(groups, length);
    const { getRootProps, getInputProps } = useOtpInput({
      length,
      alphabet,
      value,
      defaultValue,
      onChange,
      onComplete,
      onInvalid,
      autoSubmit,
      blurOnComplete,
    });
    const ownId = useId();
    const id = attributes.id ?? (label ? ownId : undefined);
    const input = getInputProps({
      ...attributes,
      id,
      className: join('otp-input__control', classNames.control, attributes.className),
    });
    useImperativeHandle(forwardedRef, () => input.ref.current as HTMLInputElement, [input.ref]);

    const groupEnds = groups
      ?.slice(0, -1)
      .map((_, index) => groups.slice(0, index + 1).reduce((sum, size) => sum + size));
    const slots = Array.from({ length }, (_, index) => (
      <div
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
        key={index}
        className={join('otp-input__slot', classNames.slot)}
        aria-hidden
        data-group-end={groupEnds?.includes(index + 1) || undefined}
      />
    ));
    return (
      <>
        {label && (
          <label className={join('otp-input__label', classNames.label)} htmlFor={id}>
            {label}
          </label>
        )}
        <div
          {...getRootProps()}
          className={join('otp-input', classNames.root)}
          data-mask={mask || undefined}
        >
          <input {...input} />
          {slots}
        </div>
      </>
    );
  },
);

function join(...names: (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
