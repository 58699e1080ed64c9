'use client';

import clsx from 'clsx';
import { type ComponentPropsWithoutRef, useState } from 'react';
import { useResendCooldown } from '../hooks/useResendCooldown.js';
import type { Verification } from '../hooks/useVerification.js';
import type { Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';
import { WaitingLabel } from './WaitingLabel.js';

export interface ResendButtonProps
  extends Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'type'> {
  verification: Verification;
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
  const [waitSeconds, setWaitSeconds] = useState<number>();
  return (
    <>
      <button
        {...rest}
        type="button"
        className={clsx('otp-way otp-resend', className)}
        aria-disabled={!canResend}
        onClick={(event) => {
          onClick?.(event);
          if (event.defaultPrevented) return;
          if (canResend) void verification.send();
          setWaitSeconds(canResend ? undefined : (secondsLeft ?? undefined));
        }}
      >
        <WaitingLabel
          label={words.action({ name: 'resend', channel: verification.challenge?.channel })}
          seconds={secondsLeft}
          words={words}
        />
      </button>
      <span role="status" className="otp-sr">
        {!canResend && waitSeconds ? words.waitFirst({ seconds: waitSeconds }) : ''}
      </span>
    </>
  );
}
