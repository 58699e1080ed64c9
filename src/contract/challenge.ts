/**
 * How a code reaches the person. The named ones have words and drawings of their own;
 * any other string is shown as a plain "another way".
 * `flashcall`: a missed call whose number holds the code. `dtmf_confirm`: a call on which a key is pressed.
 */
export type Channel =
  | 'sms'
  | 'call'
  | 'flashcall'
  | 'whatsapp'
  | 'email'
  | 'psd2'
  | 'dtmf_confirm'
  | (string & {});

/** What a code may be made of. */
export type Alphabet = 'numeric' | 'alphanumeric';

/** What is being paid, shown beside the code throughout (PSD2, RTS Article 5). Server-supplied only. */
export interface Transaction {
  /** A decimal number as text, as it should be formatted: `"49.90"`. */
  amount: string;
  /** ISO 4217, such as `EUR`. */
  currency: string;
  payee: string;
}

/** One verification under way, as the server describes it. Durations count from the answer that carried them. */
export interface Challenge {
  /** Opaque to us, handed back unchanged. */
  id?: string | undefined;
  /** Anything else the backend wants handed back unchanged. Never shown, stored or logged. */
  state?: unknown;
  /** The channel in use. */
  channel?: Channel | undefined;
  /** The channels on offer, the one in use among them. */
  channels?: readonly Channel[] | undefined;
  /** Where the code went, already masked by the server: `+1 ******3456`. */
  destination?: string | undefined;
  /** Characters in the code, 4 to 10. */
  codeLength?: number | undefined;
  alphabet?: Alphabet | undefined;
  /** How long the code is good for, in seconds. Missing: no clock is shown. */
  expiresInSeconds?: number | undefined;
  /** How long until another code may be asked for, in seconds. */
  resendInSeconds?: number | undefined;
  /**
   * False where another code cannot be asked for, as when each request begins another payment: the screen offers to
   * start again instead. @default true
   */
  canResend?: boolean | undefined;
  /** Wrong codes still allowed. Missing: nothing is said about it. */
  attemptsRemaining?: number | undefined;
  transaction?: Transaction | undefined;
}
