'use client';

import clsx from 'clsx';
import type { ComponentPropsWithoutRef } from 'react';
import { isBusy } from '../core/state.js';
import { useCountdown } from '../hooks/useCountdown.js';
import type { Verification } from '../hooks/useVerification.js';
import type { ActionName, Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';
import { WaitingButton } from './WaitingButton.js';

export interface SubmitButtonProps
  extends Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'type'> {
  /** What `useVerification` returned. */
  verification: Verification;
  /** Any words of your own; the others stay as they are. */
  messages?: Partial<Messages> | undefined;
}

const actions: Readonly<Record<Verification['status'], ActionName>> = {
  idle: 'send',
  sending: 'sending',
  awaiting: 'verify',
  verifying: 'verifying',
  verified: 'verify',
  expired: 'resend',
  locked: 'startAgain',
  cancelled: 'startAgain',
};

/**
 * The one primary button of the screen: send, verify, resend or start again, whichever is the way on. It stays the
 * same element throughout, so focus is never lost, and says the wait where the server asked for one: seen on it, heard
 * when it is pressed before its time.
 *
 * @selector `.otp-submit`, `[aria-busy='true']` while a request is under way
 */
export function SubmitButton({ verification, messages, className, ...rest }: SubmitButtonProps) {
  const words = wordsOf(messages);
  const { status, clock } = verification;
  // Where a code was sent before, the field stays and this remains its button.
  const isResending = status === 'sending' && verification.challenge !== undefined;
  // Where no other code can be asked for, what follows is a new verification.
  const isAnew = status === 'expired' && verification.challenge.canResend === false;
  const name = isResending ? 'verify' : isAnew ? 'startAgain' : actions[status];
  const wait = useCountdown(waitUntilMs(verification), clock);
  const busy = isBusy(verification);
  return (
    <WaitingButton
      {...rest}
      type="submit"
      className={clsx('otp-submit', className)}
      aria-disabled={busy || Boolean(wait)}
      aria-busy={busy}
      label={words.action({ name, channel: verification.challenge?.channel })}
      seconds={wait}
      words={words}
    />
  );
}

/** The moment before which the button's own request would be refused. */
function waitUntilMs({ status, error, resendAtMs }: Verification): number | undefined {
  if (status === 'awaiting') return error?.during === 'verify' ? error.retryAtMs : undefined;
  return isBusy({ status }) || status === 'verified' ? undefined : resendAtMs;
}
