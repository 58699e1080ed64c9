import type { Channel, Transaction } from '../contract/challenge.js';
import type { ProblemCode } from '../contract/failure.js';

/** Somebody gets a code. */
export interface CodeNeeded {
  /** A phone number as E.164 writes it (`+15551233456`), or an email address. */
  recipient: string;
  /** The channel when the person chose none. @default the first one on offer */
  channel?: Channel | undefined;
  /**
   * The channels on offer. Only those that the provider has count.
   * @default what suits the recipient: `email` for an address, the others for a number, `psd2` with a transaction only
   */
  channels?: readonly Channel[] | undefined;
  /** What is being paid. The code is bound to it, and the screen shows it throughout. */
  transaction?: Transaction | undefined;
  /** Handed to `onVerified` unchanged. It goes through the store, so it must survive JSON. */
  context?: unknown;
  /**
   * Nobody has this recipient: answer as if a code had been sent, send none, accept none. A flow that
   * anybody can start (a forgotten password) returns it each time, `true` or `false`, so that strangers learn nothing:
   * where it is returned, neither a refused send nor news of the delivery are told, since nobody's code would never
   * be refused and never arrive.
   * @default undefined, a flow without decoys
   */
  isDecoy?: boolean | undefined;
}

/**
 * What `authorize` decides: who gets a code; or that none is needed, with the app's own result; or no. It runs before
 * the vendor is called, so this is the place for a captcha and for the countries that codes may go to.
 */
export type Authorization =
  | CodeNeeded
  | { accepted: Record<string, unknown> }
  | {
      problem: ProblemCode;
      /** Reaches the person's browser. */
      detail?: string | undefined;
      /** With `rate_limited`: when to come again, in seconds. @default 30 */
      retryAfterSecs?: number | undefined;
    };

/** A verification that has just succeeded. */
export interface VerifiedCode {
  recipient: string;
  /** The name of the flow. */
  flow: string;
  verificationId: string;
  transaction?: Transaction | undefined;
  /** What `authorize` returned as `context`. */
  context: unknown;
  request: Request;
}

/** Another code, for another flow of the same handler. */
export interface NextCode extends CodeNeeded {
  flow: string;
}

/** One purpose that a code can serve: a login, a registration, a payment. */
export interface VerificationFlow {
  /**
   * Names who gets the code and what for. A login or a payment takes the recipient from the account, a
   * registration from the form.
   * @param body The request's JSON without `flow`, `channel` and `verification_id`.
   */
  authorize(
    request: Request,
    body: Record<string, unknown>,
  ): Promise<Authorization> | Authorization;
  /**
   * Another code that is needed after this one, such as one by email after one by SMS: the screen goes on
   * with it, and nothing is verified before it is. Runs before `onVerified`, which it replaces if it
   * returns something.
   */
  next?(verified: VerifiedCode): Promise<NextCode | undefined> | NextCode | undefined;
  /**
   * The app's own result (a token, a transaction), laid beside `status: "accepted"`. Runs once for each
   * verification, after the code has been used up. When it or `next` throws, the success is kept: the session's next
   * request tries again, until two minutes after the code's expiry, and no code is asked for again.
   *
   * It runs with the request of the browser that is verified, also after a confirmation on the phone, so this is the
   * place to sign in, and to give the app's session a new id.
   * @see https://github.com/OWASP/ASVS (7.2.4)
   */
  onVerified?(verified: VerifiedCode): Promise<Record<string, unknown>> | Record<string, unknown>;
}
