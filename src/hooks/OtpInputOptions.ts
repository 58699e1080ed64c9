import type { CodeAlphabet } from '../core/code.js';
import type { CodeChangeReason } from './codeChangeReason.js';

/** What a one-time-code field is told. */
export interface OtpInputOptions {
  /** Characters in the code, 4 to 10. @default 6 */
  length?: number | undefined;
  /** What they may be. Letters become capitals. @default 'numeric' */
  alphabet?: CodeAlphabet | undefined;
  /** The code, when the app holds it. It never becomes an attribute of the HTML. */
  value?: string | undefined;
  /** The code at the start and after `form.reset()`, when the field holds it. @default '' */
  defaultValue?: string | undefined;
  /** Called once for each real change, with the whole code as it is then. */
  onChange?: ((code: string, details: { reason: CodeChangeReason }) => void) | undefined;
  /**
   * Called once when something a person did makes the code complete, after `onChange`; again when a whole code is
   * pasted over a complete one. Never for a `value` set by the app. With a `value`, after the app has taken it up.
   */
  onComplete?: ((code: string) => void) | undefined;
  /** Called with typed, pasted, dropped or filled text in which there was nothing to use. The code stays as it is. */
  onInvalid?: ((raw: string) => void) | undefined;
  /** Submit the form that owns the field when the code is complete, after `onComplete`. @default false */
  autoSubmit?: boolean | undefined;
  /** Give up the focus when the code is complete. @default false */
  blurOnComplete?: boolean | undefined;
}
