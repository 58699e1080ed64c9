import { type RefObject, useEffect, useRef } from 'react';
import type { Verification } from '../hooks/useVerification.js';

export interface ScreenElements {
  form: RefObject<HTMLFormElement | null>;
  heading: RefObject<HTMLHeadingElement | null>;
  field: RefObject<HTMLInputElement | null>;
}

/** Where the focus starts: in the field, on the heading (for what must be read first), or where it is. */
export type InitialFocus = 'code' | 'heading' | 'none';

/**
 * Keeps the focus where the person can go on, never lets it fall to the page when what held it goes away, and
 * empties the field for a next challenge. Returns handlers for the form.
 */
export function useScreenFocus(
  { status, error }: Pick<Verification, 'status' | 'error'>,
  { form, heading, field }: ScreenElements,
  initialFocus: InitialFocus,
) {
  const isInside = useRef(false);
  const before = useRef<Verification['status']>(undefined);

  useEffect(() => {
    if (initialFocus === 'none') return;
    (initialFocus === 'code' ? (field.current ?? heading.current) : heading.current)?.focus();
  }, [initialFocus, field, heading]);

  useEffect(() => {
    const last = before.current;
    before.current = status;
    if (last === undefined || last === status) return;
    // Right, and another code is asked for: the next challenge. At the end of one, the engine has erased the code.
    if (status === 'awaiting' && last === 'verifying' && error === undefined) form.current?.reset();
    // Somebody who went elsewhere on the page is not fetched back.
    if (!isInside.current) return;
    const focused = document.activeElement;
    const isGone = !form.current?.contains(focused);
    // The primary button has done its part, and the heading only stood in for a field that was not there yet: the code
    // is next. Who asks for another code by a button below, or reads first, stays.
    const isWaiting =
      focused === heading.current
        ? initialFocus === 'code'
        : focused instanceof HTMLButtonElement && focused.type === 'submit';
    const isFieldNext = status === 'sending' || (status === 'awaiting' && last === 'sending');
    if (isGone || (isFieldNext && isWaiting)) (field.current ?? heading.current)?.focus();
  }, [status, error, form, heading, field, initialFocus]);

  useEffect(() => {
    // The next digit, or a paste, takes the place of the whole wrong code.
    if (error?.code === 'incorrect' && field.current === document.activeElement) {
      field.current?.select();
    }
  }, [error, field]);

  return {
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: (event: { relatedTarget: EventTarget | null; currentTarget: HTMLFormElement }) => {
      isInside.current = event.currentTarget.contains(event.relatedTarget as Node | null);
    },
  };
}
