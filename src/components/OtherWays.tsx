'use client';

import clsx from 'clsx';
import type { Verification } from '../hooks/useVerification.js';
import { wordsOf } from '../messages/wordsOf.js';
import { ChannelPicker } from './ChannelPicker.js';
import { ResendButton } from './ResendButton.js';
import type { VerifyScreenProps } from './VerifyScreenProps.js';

type Props = { verification: Verification; className?: string | undefined } & Pick<
  VerifyScreenProps,
  'messages' | 'onChangeDestination' | 'onCancel'
>;

/** Below the code, always in the same place: another code, another channel, another number, and the way out (P12). */
export function OtherWays({
  verification,
  messages,
  onChangeDestination,
  onCancel,
  className,
}: Props) {
  const { status, challenge } = verification;
  const words = wordsOf(messages);
  // An expired code is asked for anew by the primary button; a locked one by none.
  const canResend = challenge !== undefined && status !== 'expired' && status !== 'locked';
  const hasChannels = challenge !== undefined && status !== 'locked';
  return (
    <div className={clsx('otp-help', className)}>
      {canResend && <p>{words.noCode}</p>}
      {hasChannels && (
        <div className="otp-ways">
          {canResend && <ResendButton verification={verification} messages={messages} />}
          <ChannelPicker verification={verification} messages={messages} />
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
