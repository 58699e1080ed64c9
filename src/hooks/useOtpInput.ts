'use client';

import {
  type ComponentPropsWithoutRef,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react';
import { isDevelopment } from '../contract/UsageError.js';
import type { CodeAlphabet } from '../core/code.js';
import { checkLength } from './checkOtpUsage.js';
import type { CodeChangeReason } from './codeChangeReason.js';
import { OtpField } from './otpField.js';

/** What a one-time-code field is told. */
export interface UseOtpInputOptions {
  /** Characters in the code, 4 to 10. @default 6 */
  length?: number | undefined;
  /** What they may be. Letters become capitals. @default 'numeric' */
  alphabet?: CodeAlphabet | undefined;
  /** The code, when the app holds it. It never becomes an attribute of the HTML. */
  value?: string | undefined;
  /** The code at the start and after `form.reset()`, when the field holds it. @default '' */
  defaultValue?: string | undefined;
  /** Called once for each real change, with the whole code as it is then. */
  onChange?: ((code: string, details: { reason: CodeChangeReason }) => void) | undefined;
  /**
   * Called once when something a person did makes the code complete, after `onChange`; again when a whole code is
   * pasted over a complete one. Never for a `value` set by the app. With a `value`, after the app has taken it up.
   */
  onComplete?: ((code: string) => void) | undefined;
  /** Called with typed, pasted or dropped text in which there was nothing to use. The code stays as it is. */
  onInvalid?: ((raw: string) => void) | undefined;
  /** Submit the form that owns the field when the code is complete, after `onComplete`. @default false */
  autoSubmit?: boolean | undefined;
  /** Give up the focus when the code is complete. @default false */
  blurOnComplete?: boolean | undefined;
}

/** The attributes of the input that are not the field's own. */
export type OtpInputAttributes = Omit<
  ComponentPropsWithoutRef<'input'>,
  'type' | 'value' | 'defaultValue' | 'onChange' | 'onInvalid' | 'children'
>;

export interface OtpInputControls {
  /** For the element around the input and the slots. @selector `[data-focused]`, `[data-complete]` */
  getRootProps(): {
    ref: RefObject<HTMLDivElement | null>;
    dir: 'ltr';
    'data-length': number;
  };
  /** For the one real input. What is passed is added; handlers run before the field's own and can prevent them. */
  getInputProps(attributes?: OtpInputAttributes): ComponentPropsWithoutRef<'input'> & {
    ref: RefObject<HTMLInputElement | null>;
  };
  /** For each slot, from 0. @selector `[data-slot]`, `[data-filled]`, `[data-active]` */
  getSlotProps(index: number): { 'aria-hidden': true; 'data-slot': number };
}

// React 18 warns of layout effects on a server.
const useBrowserEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** One character of a code, and all that is none, in a `pattern`. */
const patterns: Record<CodeAlphabet, [string, string]> = {
  numeric: ['\\d', '\\D'],
  alphabetic: ['[A-Za-z]', '[^A-Za-z]'],
  alphanumeric: ['[0-9A-Za-z]', '[^0-9A-Za-z]'],
};

/** The events that the app's handlers may prevent, by the names React has for them. */
const handlerNames = {
  keydown: 'onKeyDown',
  mousedown: 'onMouseDown',
  click: 'onClick',
  focus: 'onFocus',
  blur: 'onBlur',
} as const;

/**
 * A one-time-code field for markup of your own: one real input, over elements that only draw its slots. Typing
 * renders nothing; what is filled and what is active are data attributes on the slots, for CSS.
 *
 * The text is the input's own, so its glyphs have to be spaced to fall into the slots: see `otp-input.css`.
 *
 * @throws UsageError in development, for a length that cannot be drawn or an input without an accessible name
 * @example
 * const otp = useOtpInput({ onComplete: verify });
 * <div {...otp.getRootProps()}>
 *   <input {...otp.getInputProps({ name: 'code', 'aria-label': 'Code' })} />
 *   {[0, 1, 2, 3, 4, 5].map((index) => <span key={index} {...otp.getSlotProps(index)} />)}
 * </div>
 */
export function useOtpInput(options: UseOtpInputOptions = {}): OtpInputControls {
  const { length = 6, alphabet = 'numeric' } = options;
  if (isDevelopment) checkLength(length);
  const resolved = { ...options, length, alphabet };
  const [field] = useState(() => new OtpField(resolved));

  useBrowserEffect(() => field.connect(), [field]);
  useBrowserEffect(() => field.update(resolved));

  return {
    getRootProps: () => ({ ref: field.root, dir: 'ltr', 'data-length': length }),
    getInputProps: (attributes = {}) => {
      function handle(event: SyntheticEvent) {
        const name = handlerNames[event.type as keyof typeof handlerNames];
        (attributes[name] as ((event: SyntheticEvent) => void) | undefined)?.(event);
        if (!event.defaultPrevented) field.handleEvent(event.nativeEvent);
      }
      const [one, none] = patterns[alphabet];
      return {
        inputMode: alphabet === 'numeric' ? 'numeric' : 'text',
        autoComplete: 'one-time-code',
        autoCapitalize: 'off',
        spellCheck: false,
        translate: 'no',
        enterKeyHint: 'done',
        // With separators it is a code too: when there is no JavaScript, or a value is set just before the submit.
        pattern: `${none}*(${one}${none}*){${length}}`,
        ...attributes,
        ref: field.input,
        type: 'text',
        defaultValue: field.defaultCode || undefined,
        onKeyDown: handle,
        onMouseDown: handle,
        onClick: handle,
        onFocus: handle,
        onBlur: handle,
      };
    },
    getSlotProps: (index) => ({ 'aria-hidden': true, 'data-slot': index }),
  };
}
