import type { ReactNode } from 'react';
import type { Alphabet } from '../contract/challenge.js';
import type { Messages } from '../messages/Messages.js';
import type { CountdownProps } from './Countdown.js';
import type { InitialFocus } from './useScreenFocus.js';

/** What `VerifyForm` and `VerifyDialog` show and tell. */
export interface VerifyScreenProps<Proof = unknown> {
  /** Called once with the server's proof, after the screen shows `verified`. */
  onVerified?: ((proof: Proof) => void) | undefined;
  /** The person chose to leave. Given, a Cancel button is shown; the server has been told by then. */
  onCancel?: (() => void) | undefined;
  /**
   * The person wants the code elsewhere. Given, "Use another number" is shown; the verification has been reset, and
   * the app asks for the number: with another `input` no wait is left.
   */
  onChangeDestination?: (() => void) | undefined;
  /**
   * "Start again" after too many attempts or a cancellation. Given, it replaces a fresh send: a login may have to
   * begin with the password.
   */
  onStartAgain?: (() => void) | undefined;
  /** The heading. Default: the words for the present status. */
  title?: ReactNode | undefined;
  /** Shown before the first code is sent: consent and cost, as carriers and law ask for. */
  consent?: ReactNode | undefined;
  /** Slots while the server has not named a length, 4 to 10. @default 6 */
  codeLength?: number | undefined;
  /** What the code is made of, while the server has not said. @default 'numeric' */
  alphabet?: Alphabet | undefined;
  /** Submit as soon as the code is complete. The button stays either way. @default true */
  autoSubmit?: boolean | undefined;
  /** Hide the characters as they are typed. @default false */
  mask?: boolean | undefined;
  /**
   * When the other channels of the server are offered: once the first wait is over, a code was sent again or could not
   * be delivered; or from the start.
   * @default 'after-wait'
   */
  offerChannels?: 'after-wait' | 'always' | undefined;
  /** How the time left is shown. @default 'seconds' */
  countdown?: CountdownProps['display'];
  /** Where the focus starts; `heading` for a payment whose amount must be read first. @default 'code' */
  initialFocus?: InitialFocus | undefined;
  /** The heading's place in the outline of the page. @default 2 */
  headingLevel?: 1 | 2 | 3 | 4 | undefined;
  /** Any words of your own; the others stay as they are. */
  messages?: Partial<Messages> | undefined;
  /** A class of your own for the `<form>`. */
  className?: string | undefined;
  /** Classes of your own for the parts. */
  classNames?: VerifyClassNames | undefined;
}

/** Classes of your own for the parts. */
export type VerifyClassNames = Partial<
  Record<
    'heading' | 'description' | 'transaction' | 'field' | 'alert' | 'countdown' | 'submit' | 'help',
    string
  >
>;
