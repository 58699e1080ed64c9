'use client';

import clsx from 'clsx';
import { useIsOver } from '../hooks/useIsOver.js';
import type { Verification } from '../hooks/useVerification.js';
import { wordsOf } from '../messages/wordsOf.js';
import { ChannelPicker } from './ChannelPicker.js';
import { ResendButton } from './ResendButton.js';
import type { VerifyScreenProps } from './VerifyScreenProps.js';

type Props = { verification: Verification; className?: string | undefined } & Pick<
  VerifyScreenProps,
  'messages' | 'onChangeDestination' | 'onCancel' | 'offerChannels'
>;

/** Below the code, always in the same place: another code, another channel, another number, and the way out (P12). */
export function OtherWays({
  verification,
  messages,
  onChangeDestination,
  onCancel,
  offerChannels = 'after-wait',
  className,
}: Props) {
  const { status, challenge, sendCount = 0, delivery, resendAtMs, clock } = verification;
  const words = wordsOf(messages);
  const isWaitOver = useIsOver(resendAtMs, clock);
  const hasMore = challenge !== undefined && challenge.canResend !== false && status !== 'locked';
  // An expired code is asked for anew by the primary button; a locked one by none.
  const canResend = hasMore && status !== 'expired';
  // A ladder: most codes come within the first wait, and whoever waits has one thing to look at.
  const hasChannels =
    hasMore && (offerChannels === 'always' || isWaitOver || sendCount > 1 || delivery === 'failed');
  return (
    <div className={clsx('otp-help', className)}>
      {canResend && <p>{words.noCode({ channel: challenge.channel })}</p>}
      {(canResend || hasChannels) && (
        <div className="otp-ways">
          {canResend && <ResendButton verification={verification} messages={messages} />}
          {hasChannels && <ChannelPicker verification={verification} messages={messages} />}
        </div>
      )}
      {(onChangeDestination || onCancel) && (
        <div className="otp-leave">
          {onChangeDestination && (
            <button
              type="button"
              className="otp-link"
              onClick={() => {
                verification.reset();
                onChangeDestination();
              }}
            >
              {words.changeDestination({ channel: challenge?.channel })}
            </button>
          )}
          {onCancel && (
            <button
              type="button"
              className="otp-link"
              onClick={() => {
                verification.cancel();
                onCancel();
              }}
            >
              {words.cancel}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
