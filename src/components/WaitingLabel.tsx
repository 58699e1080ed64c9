import type { Messages } from '../messages/Messages.js';

/**
 * The words of a button that may have to wait: seen with the time left, heard without, since a name must not tick
 * (A3) and must say what is seen (WCAG 2.5.3).
 */
export function WaitingLabel({
  label,
  seconds,
  words,
}: {
  label: string;
  /** Whole seconds to wait; 0 or null when there is no wait. */
  seconds: number | null;
  words: Messages;
}) {
  if (!seconds) return label;
  return (
    <>
      <span aria-hidden="true">{words.actionIn({ label, wait: words.clock({ seconds }) })}</span>
      <span className="otp-sr">{label}</span>
    </>
  );
}
