/**
 * The words of one language, as data for `createMessages`. `{name}` stands for a value; what is in `[...]` is left out
 * where the value in it is missing: `We sent a code[ to {to}].` A time, as `{clock}` and `{time}`, comes from Intl:
 * "4:32", "30 seconds". Sentences that are shown end as the language ends them.
 */
export interface Translation {
  /** `idle` asks, `awaiting` and `byKey` say what to do (`byKey`: press a key on the call), the others what happened. */
  heading: {
    idle: string;
    awaiting: string;
    byKey: string;
    verified: string;
    expired: string;
    locked: string;
    cancelled: string;
    verifiedElsewhere: string;
  };
  introduction: string;
  /** `{to}`: the masked number or address. */
  sentTo: ByChannel;
  /** How a masked number is spoken, also as `{to}` in `progress`. `{digits}`: the last ones. */
  numberEnding: string;
  codeLabel: string;
  /** `{count}` digits, and characters, as they stand in `codeHint` and `codeIncomplete`. */
  digits: Plural;
  characters: Plural;
  /** `{what}`: digits or characters, counted. */
  codeHint: string;
  /** The same where the code submits itself. */
  codeHintAuto: string;
  codeIncomplete: string;
  action: {
    send: string;
    /** Also spoken. */
    sending: string;
    verify: string;
    /** Also spoken. */
    verifying: string;
    resend: string;
    callAgain: string;
    startAgain: string;
  };
  /** On a button that has to wait: `{label}`, and `{wait}` such as `0:24`. */
  actionIn: string;
  /** Spoken when such a button is pressed. */
  waitFirst: string;
  /** Spoken. `{to}`: `numberEnding`, where it is known. */
  progress: { sent: string; calling: string; verified: string };
  delivered: string;
  /** Seen with `4:32`, spoken with `30 seconds` and `stop`. */
  expiresIn: string;
  /** The same where a key is pressed on a call. */
  confirmIn: string;
  /** Ends a spoken sentence: `.`, `。`, `।` or nothing. */
  stop: string;
  /** "No text message?" */
  noCode: ByChannel;
  useLatest: string;
  /** The offer of another way. `{channel}`: the name of one that has no words here. */
  channel: ByChannel;
  changeNumber: string;
  changeAddress: string;
  attemptsRemaining: Plural;
  problem: {
    incorrect: string;
    /** `{left}`: `attemptsRemaining`. */
    incorrectLeft: string;
    /** The name of the button "Resend" or "Call again" stands in these two as on the button. */
    expired: string;
    expiredCall: string;
    expiredByKey: string;
    /** Where no other code can be asked for. */
    expiredForGood: string;
    attempts_exceeded: string;
    no_challenge: string;
    cancelled: string;
    conflict: string;
    not_allowed: string;
    unauthenticated: string;
    undelivered: string;
    unanswered: string;
  } & {
    [Code in 'rate_limited' | 'network' | 'unavailable' | 'invalid_request']: {
      send: string;
      verify: string;
    };
  };
  amountLabel: string;
  payeeLabel: string;
  cancel: string;
  close: string;
}

/** By the language's own rules: `{ one: '{count} attempt', other: '{count} attempts' }`; a text where it has one form. */
export type Plural =
  | string
  | ({ other: string } & { [Rule in Intl.LDMLPluralRule]?: string | undefined });

/** What differs from one channel to the next. `psd2` is worded as `sms`, and what is missing as `other`. */
export type ByChannel = { other: string } & {
  [Name in 'sms' | 'call' | 'flashcall' | 'whatsapp' | 'email' | 'dtmf_confirm']?:
    | string
    | undefined;
};
