'use client';

import clsx from 'clsx';
import type { ComponentPropsWithoutRef } from 'react';
import { readHint } from '../core/readHint.js';
import type { Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';

export interface PhoneHintProps extends Omit<ComponentPropsWithoutRef<'bdi'>, 'children'> {
  /**
   * The masked destination as the server sent it, such as `+1 ******3456` or `a***@example.com`. Nothing is shown
   * of one that looks unmasked: a browser should not hold the whole number of someone who is not verified yet.
   */
  destination: string | undefined;
  /** Any words of your own; the others stay as they are. */
  messages?: Partial<Messages> | undefined;
}

/**
 * Where the code went: shown as the server masked it, left to right in every language, and spoken as
 * "number ending 3456".
 *
 * @selector `.otp-phone-hint`
 */
export function PhoneHint({ destination, messages, className, ...rest }: PhoneHintProps) {
  const hint = readHint(destination);
  if (!hint) return null;
  const words = wordsOf(messages);
  return (
    <bdi {...rest} dir="ltr" className={clsx('otp-phone-hint', className)}>
      {hint.endingDigits ? (
        <>
          <span aria-hidden="true">{hint.text}</span>
          <span className="otp-sr">{words.numberEnding({ digits: hint.endingDigits })}</span>
        </>
      ) : (
        hint.text
      )}
    </bdi>
  );
}
