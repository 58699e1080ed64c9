'use client';

import { type ComponentPropsWithoutRef, type SyntheticEvent, useRef } from 'react';
import { normaliseCode } from '../core/code.js';
import { checkLength } from './checkOtpUsage.js';
import { createOtpField, type OtpField } from './createOtpField.js';
import type { OtpInputOptions } from './OtpInputOptions.js';

declare const process: { env: { NODE_ENV?: string } };

type InputAttributes = ComponentPropsWithoutRef<'input'>;

/** The attributes of the input that are not the field's own. */
export type OtpInputAttributes = Omit<
  InputAttributes,
  keyof OtpInputOptions | 'type' | 'children' | 'dangerouslySetInnerHTML'
>;

type Handler = (event: SyntheticEvent) => void;

/** What the element around the input and the slots is given. */
export interface OtpRootProps {
  ref: (element: HTMLElement | null) => void;
  dir: 'ltr';
  'data-length': number;
  onKeyDown: Handler;
  onKeyUp: Handler;
  onMouseDown: Handler;
  onClick: Handler;
}

export interface OtpInputGetters {
  /** For the element around the input and the slots. @selector `[data-focused]`, `[data-complete]`, `[data-length]` */
  getRootProps(): OtpRootProps;
  /** For the one real input. Handlers given to it run before the field's own, and can prevent them. */
  getInputProps(attributes?: OtpInputAttributes): InputAttributes;
  /** For each slot, from 0. @selector `[data-slot]`, `[data-filled]`, `[data-active]` */
  getSlotProps(index: number): { 'aria-hidden': true; 'data-slot': number };
}

/**
 * A one-time-code field for markup of your own: one real input over elements that only draw its slots. Typing renders
 * nothing; which slots are filled and active is told to CSS, in data attributes.
 *
 * The text is the input's own: its characters have to be spaced to fall into the slots, as in `otp-input.css`.
 *
 * @throws UsageError in development, for a `length` that cannot be drawn or an input without an accessible name
 * @example
 * const otp = useOtpInput({ onComplete: verify });
 * <div {...otp.getRootProps()}>
 *   <input {...otp.getInputProps({ name: 'code', 'aria-label': 'Code' })} />
 *   {[0, 1, 2, 3, 4, 5].map((index) => <span key={index} {...otp.getSlotProps(index)} />)}
 * </div>
 */
export function useOtpInput(options: OtpInputOptions = {}): OtpInputGetters {
  const [rootProps, inputProps] = useOtpField(options);
  return {
    getRootProps: () => rootProps,
    getInputProps: (attributes) => ({ ...inputProps, ...attributes }),
    getSlotProps: (index) => ({ 'aria-hidden': true, 'data-slot': index }),
  };
}

/** What `OtpInput` sees to itself. They are left out here, since a second copy of its props would be slower. */
interface OwnProps {
  label?: unknown;
  mask?: unknown;
  groups?: unknown;
  classNames?: unknown;
}

/** The same for `OtpInput`, whose props are options and attributes in one. */
export function useOtpField(props: OtpInputOptions & OtpInputAttributes & OwnProps) {
  const {
    label,
    mask,
    groups,
    classNames,
    id,
    className,
    length = 6,
    alphabet = 'numeric',
    value,
    defaultValue,
    onChange,
    onComplete,
    onInvalid,
    autoSubmit,
    blurOnComplete,
    ...attributes
  } = props;
  if (process.env.NODE_ENV !== 'production') checkLength(length);
  // Made when there is an element: a server has no use for it.
  const field = useRef<OtpField>(undefined);
  const handle: Handler = (event) => field.current?.[1](event);

  const rootProps: OtpRootProps = {
    ref(element) {
      field.current ??= createOtpField();
      field.current[0](element, { ...props, length, alphabet });
    },
    dir: 'ltr',
    'data-length': length,
    onKeyDown: handle,
    onKeyUp: handle,
    onMouseDown: handle,
    onClick: handle,
  };
  const inputProps: InputAttributes = {
    inputMode: alphabet === 'numeric' ? alphabet : 'text',
    autoComplete: 'one-time-code',
    autoCapitalize: 'off',
    spellCheck: false,
    translate: 'no',
    enterKeyHint: 'done',
    // Also for what is set by script, which `minlength` leaves alone. Longer is let through: without JavaScript, or
    // set just before the submit, a code may have separators.
    pattern: `.{${length},}`,
    ...attributes,
    type: 'text',
    // Nothing for a held value, since this becomes an attribute of the HTML.
    defaultValue:
      value === undefined && defaultValue
        ? normaliseCode(defaultValue, { length, alphabet })
        : undefined,
  };
  return [rootProps, inputProps, length] as const;
}
