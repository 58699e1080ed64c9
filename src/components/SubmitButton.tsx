'use client';

import clsx from 'clsx';
import type { ComponentPropsWithoutRef } from 'react';
import { useCountdown } from '../hooks/useCountdown.js';
import type { Verification } from '../hooks/useVerification.js';
import type { ActionName, Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';
import { WaitingLabel } from './WaitingLabel.js';

export interface SubmitButtonProps
  extends Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'type'> {
  verification: Verification;
  messages?: Partial<Messages> | undefined;
}

/**
 * The one primary button of the screen: send, verify, resend or start again, whichever is the way on. It stays the
 * same element throughout, so focus is never lost, and says the wait where the server asked for one.
 *
 * @selector `.otp-submit`, `[aria-busy='true']` while a request is under way
 */
export function SubmitButton({ verification, messages, className, ...rest }: SubmitButtonProps) {
  const words = wordsOf(messages);
  const { status, clock } = verification;
  const name = actionOf(status, verification.challenge !== undefined);
  const wait = useCountdown(waitUntilMs(verification), clock);
  const isBusy = status === 'sending' || status === 'verifying';
  return (
    <button
      {...rest}
      type="submit"
      className={clsx('otp-submit', className)}
      aria-disabled={isBusy || Boolean(wait)}
      aria-busy={isBusy}
    >
      <WaitingLabel label={words.action({ name })} seconds={wait} words={words} />
    </button>
  );
}

function actionOf(status: Verification['status'], isResend: boolean): ActionName {
  switch (status) {
    case 'idle':
      return 'send';
    case 'sending':
      // Where a code was sent before, the field stays and this remains its button.
      return isResend ? 'verify' : 'sending';
    case 'expired':
      return 'resend';
    case 'locked':
    case 'cancelled':
      return 'startAgain';
    case 'verifying':
      return 'verifying';
    default:
      return 'verify';
  }
}

/** The moment before which the button's own request would be refused. */
function waitUntilMs({ status, error, resendAtMs }: Verification): number | undefined {
  if (status === 'awaiting') return error?.during === 'verify' ? error.retryAtMs : undefined;
  return status === 'idle' || status === 'expired' || status === 'locked' ? resendAtMs : undefined;
}
