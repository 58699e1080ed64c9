import type { Alphabet, Channel, Transaction } from '../contract/challenge.js';
import type { FailureCode } from '../contract/failure.js';

/**
 * Every word a person can see or hear. A message with values is a function of them, so that a language can choose
 * its own plurals, order and number formats. Override any single one through the `messages` prop.
 */
export interface Messages {
  /** The heading. `cancelled` and `locked` say what happened, the others what to do. */
  heading(values: { status: MessageStatus; channel?: Channel | undefined }): string;
  /** The line under the heading of a screen that has not sent anything yet. */
  introduction: string;
  /** Where the code went. `destination` is a masked text, to be placed as it is; it may be missing. */
  sentTo(values: { channel?: Channel | undefined; destination?: string | undefined }): string;
  /** How a masked number is spoken. `digits`: the ones that can be seen, at most four. */
  numberEnding(values: { digits: string }): string;
  /** The label of the field. */
  codeLabel: string;
  /** What is expected in the field, and that it submits itself where it does (WCAG 3.2.2). */
  codeHint(values: { length: number; alphabet: Alphabet; isAutoSubmitted: boolean }): string;
  /** Submitted before it was complete. */
  codeIncomplete(values: { length: number; alphabet: Alphabet }): string;
  /** The primary button. */
  action(values: { name: ActionName; channel?: Channel | undefined }): string;
  /** A button that cannot be pressed yet: its words and the wait, such as `0:24`. */
  actionIn(values: { label: string; wait: string }): string;
  /** Said when somebody presses a button that has to wait. `seconds` is whole and above 0. */
  waitFirst(values: { seconds: number }): string;
  /** What is happening, for those who hear the screen. */
  progress(values: {
    status: MessageStatus;
    channel?: Channel | undefined;
    ending?: string | undefined;
  }): string;
  /** Beside where the code went, once the server heard that it is there. May be empty. */
  delivered(values: { channel?: Channel | undefined }): string;
  /** The visible time left to type the code. `clock` is made by `clock`, `minutes` or the like. */
  expiresIn(values: { clock: string; channel?: Channel | undefined }): string;
  /** Spoken at 60, 30 and 10 seconds. */
  expiresSoon(values: { seconds: number; channel?: Channel | undefined }): string;
  /** A time to the second, such as `4:32`. */
  clock(values: { seconds: number }): string;
  /** A time in whole minutes, rounded up, for those who do not want to see seconds run. */
  minutes(values: { minutes: number }): string;
  /** Over the ways to get another code: "No text message?" */
  noCode(values: { channel?: Channel | undefined }): string;
  /** After a resend: which code counts. */
  useLatest: string;
  /** The offer of another channel. */
  channel(values: { channel: Channel }): string;
  changeDestination(values: { channel?: Channel | undefined }): string;
  /** Why it did not work, and what to do. */
  problem(values: ProblemValues): string;
  attemptsRemaining(values: { count: number }): string;
  amountLabel: string;
  payeeLabel: string;
  amount(values: Pick<Transaction, 'amount' | 'currency'>): string;
  cancel: string;
  close: string;
}

/** The states of a verification, as the words need them. `verifiedElsewhere`: in another tab of this browser. */
export type MessageStatus =
  | 'idle'
  | 'sending'
  | 'awaiting'
  | 'verifying'
  | 'verified'
  | 'expired'
  | 'locked'
  | 'cancelled'
  | 'verifiedElsewhere';

/** What the primary button does. */
export type ActionName = 'send' | 'sending' | 'verify' | 'verifying' | 'resend' | 'startAgain';

export interface ProblemValues {
  code: FailureCode;
  during: 'send' | 'verify';
  channel?: Channel | undefined;
  /** False where another code cannot be asked for, and `startAgain` is the way on. */
  canResend?: boolean | undefined;
  /** Only where the server said so. */
  attemptsRemaining?: number | undefined;
}
