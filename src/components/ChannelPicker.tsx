'use client';

import clsx from 'clsx';
import { type ComponentPropsWithoutRef, useState } from 'react';
import { secondsLeft } from '../core/deadline.js';
import { isBusy } from '../core/state.js';
import { useIsOver } from '../hooks/useIsOver.js';
import type { Verification } from '../hooks/useVerification.js';
import type { Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';

export interface ChannelPickerProps extends Omit<ComponentPropsWithoutRef<'ul'>, 'children'> {
  /** What `useVerification` returned. */
  verification: Verification;
  /** Any words of your own; the others stay as they are. */
  messages?: Partial<Messages> | undefined;
}

/**
 * The other ways to get a code that the server offers, each a button that sends one that way; pressed too early, it says
 * how long there is to wait. Shows nothing where there is no other.
 *
 * @selector `.otp-channels`, `[data-channel]` on each button
 */
export function ChannelPicker({ verification, messages, className, ...rest }: ChannelPickerProps) {
  const words = wordsOf(messages);
  const { challenge, resendAtMs, clock } = verification;
  const isOver = useIsOver(resendAtMs, clock);
  const [waitSeconds, setWaitSeconds] = useState(0);
  const others = challenge?.channels?.filter((channel) => channel !== challenge.channel) ?? [];
  if (others.length === 0) return null;
  const canSend = isOver && !isBusy(verification);
  return (
    <>
      {/* Said outright: a style sheet may take the list's looks, and with them, in Safari, its role. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: for Safari */}
      <ul {...rest} role="list" className={clsx('otp-channels', className)}>
        {others.map((channel) => (
          <li key={channel}>
            <button
              type="button"
              className="otp-way"
              data-channel={channel}
              aria-disabled={!canSend}
              onClick={() => {
                setWaitSeconds(secondsLeft(resendAtMs ?? 0, clock.now()));
                if (canSend) void verification.send({ channel });
              }}
              onBlur={() => setWaitSeconds(0)}
            >
              {words.channel({ channel })}
            </button>
          </li>
        ))}
      </ul>
      {/* Pressed before its time: how long there is to wait. */}
      <span role="status" className="otp-sr">
        {!isOver && waitSeconds > 0 && words.waitFirst({ seconds: waitSeconds })}
      </span>
    </>
  );
}
