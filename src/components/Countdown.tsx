'use client';

import clsx from 'clsx';
import { type ComponentPropsWithoutRef, useEffect, useRef, useState } from 'react';
import { useCountdown } from '../hooks/useCountdown.js';
import type { Verification } from '../hooks/useVerification.js';
import type { Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';
import { spokenForSeconds } from './spokenForSeconds.js';

/** The only moments at which the time left is spoken, in seconds (A7). */
const SPOKEN_AT = [60, 30, 10];

export interface CountdownProps extends Omit<ComponentPropsWithoutRef<'p'>, 'children'> {
  /** What `useVerification` returned. */
  verification: Pick<Verification, 'expiresAtMs' | 'clock' | 'challenge'>;
  /**
   * How the time left is shown: to the second, in whole minutes, or not at all. However it is shown, it is
   * spoken at 60, 30 and 10 seconds, and the code expires when it does.
   * @default 'seconds'
   */
  display?: 'seconds' | 'minutes' | 'hidden' | undefined;
  /** Any words of your own; the others stay as they are. */
  messages?: Partial<Messages> | undefined;
}

/**
 * The time left to type the code. Renders itself once a second, and nothing around it. Shows nothing where the
 * server did not say how long a code is good for.
 *
 * @selector `.otp-countdown`
 */
export function Countdown({
  verification,
  display = 'seconds',
  messages,
  className,
  ...rest
}: CountdownProps) {
  const words = wordsOf(messages);
  const channel = verification.challenge?.channel;
  const seconds = useCountdown(verification.expiresAtMs, verification.clock);
  const spoken = useSpoken(seconds);
  if (verification.expiresAtMs === undefined) return null;
  const shown =
    // 0:00 would promise what the state has not said yet: a code on its way may still be answered (T5).
    !seconds
      ? ''
      : display === 'minutes'
        ? words.minutes({ minutes: Math.ceil(seconds / 60) })
        : words.clock({ seconds });
  return (
    <>
      {display !== 'hidden' && (
        <p {...rest} role="timer" className={clsx('otp-countdown', className)}>
          {shown && words.expiresIn({ clock: shown, channel })}
        </p>
      )}
      <span role="status" className="otp-sr">
        {spoken !== undefined && words.expiresSoon({ seconds: spoken, channel })}
      </span>
    </>
  );
}

/** The seconds to speak: set as a threshold is passed; several passed at once, as after sleep, are one (A8). */
function useSpoken(seconds: number | null): number | undefined {
  const [spoken, setSpoken] = useState<number>();
  const before = useRef<number | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = seconds;
    if (seconds === null || last === null || seconds === last) return;
    if (seconds > last || seconds === 0) setSpoken(undefined);
    else if (SPOKEN_AT.some((at) => seconds <= at && at < last)) setSpoken(seconds);
  }, [seconds]);
  return spoken !== undefined && (seconds ?? 0) > spoken - spokenForSeconds ? spoken : undefined;
}
