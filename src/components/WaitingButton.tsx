import { type ComponentPropsWithoutRef, useState } from 'react';
import type { Messages } from '../messages/Messages.js';
import { spokenForSeconds } from './spokenForSeconds.js';

interface Props extends Omit<ComponentPropsWithoutRef<'button'>, 'children'> {
  label: string;
  /** Whole seconds to wait; 0 or null when there is no wait. */
  seconds: number | null;
  words: Messages;
}

/**
 * A button that may have to wait: seen with the time left, heard without, since a name must not tick (A3) and must say
 * what is seen (WCAG 2.5.3). Pressed before its time, it says how long there is to wait.
 */
export function WaitingButton({ label, seconds, words, onClick, ...rest }: Props) {
  const [pressedAt, setPressedAt] = useState(0);
  const wait = seconds ?? 0;
  const isSpoken = wait > 0 && wait <= pressedAt && wait > pressedAt - spokenForSeconds;
  // Over with it: the next wait passes the same second.
  if (pressedAt && !isSpoken) setPressedAt(0);
  return (
    <>
      <button
        {...rest}
        onClick={(event) => {
          onClick?.(event);
          if (!event.defaultPrevented) setPressedAt(wait);
        }}
      >
        {wait ? (
          <>
            <span aria-hidden="true">
              {words.actionIn({ label, wait: words.clock({ seconds: wait }) })}
            </span>
            <span className="otp-sr">{label}</span>
          </>
        ) : (
          label
        )}
      </button>
      <span role="status" className="otp-sr">
        {isSpoken && words.waitFirst({ seconds: pressedAt })}
      </span>
    </>
  );
}
