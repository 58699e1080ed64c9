'use client';

import clsx from 'clsx';
import type { ComponentPropsWithoutRef } from 'react';
import { useResendCooldown } from '../hooks/useResendCooldown.js';
import type { Verification } from '../hooks/useVerification.js';
import type { Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';
import { WaitingButton } from './WaitingButton.js';

export interface ResendButtonProps
  extends Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'type'> {
  /** What `useVerification` returned. */
  verification: Verification;
  /** Any words of your own; the others stay as they are. */
  messages?: Partial<Messages> | undefined;
}

/**
 * Asks for another code, once the wait is over. While it lasts the button stays where it is and keeps the focus
 * (`aria-disabled`, never `disabled`); pressing it says how long there is to wait. Its name does not tick.
 *
 * @selector `.otp-resend`, `[aria-disabled='true']` while it waits
 */
export function ResendButton({
  verification,
  messages,
  className,
  onClick,
  ...rest
}: ResendButtonProps) {
  const words = wordsOf(messages);
  const { secondsLeft, canResend } = useResendCooldown(verification);
  return (
    <WaitingButton
      {...rest}
      type="button"
      className={clsx('otp-way otp-resend', className)}
      aria-disabled={!canResend}
      label={words.action({ name: 'resend', channel: verification.challenge?.channel })}
      seconds={secondsLeft}
      words={words}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented && canResend) void verification.send();
      }}
    />
  );
}
