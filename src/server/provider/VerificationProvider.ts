import type { Alphabet, Channel, Transaction } from '../../contract/challenge.js';

/** What a provider is asked to deliver. */
export interface ProviderSendRequest {
  /** A phone number as E.164 writes it, or an email address. */
  recipient: string;
  channel: Channel;
  /** How long the code is good for, in seconds. The handler enforces it too. */
  timeoutSecs: number;
  /** What is being paid. The message must name the amount and the payee (PSD2, RTS Article 5). */
  transaction?: Transaction | undefined;
  /**
   * The host of the page that waits for the code, for the last line of a text message.
   * @see https://wicg.github.io/sms-one-time-codes/
   */
  host?: string | undefined;
  /**
   * A digest of everything the code is good for: session, flow, recipient, transaction, verification and
   * resend. A provider that makes its own codes binds them to it; one whose vendor does may ignore it.
   */
  purpose: string;
  /** Nobody is to get this code: do the same work, deliver nothing. */
  isDecoy: boolean;
}

export interface ProviderVerifyRequest {
  /** What `send` returned. */
  reference: string;
  /** What the person typed: 1 to 64 characters, otherwise unchecked. */
  code: string;
  /** The same digest that `send` was given. */
  purpose: string;
}

/** Telnyx's words for a check. Anything else that a provider answers counts as `rejected`. */
export type ProviderVerdict = 'accepted' | 'rejected' | 'expired' | 'max_attempts_exceeded';

/** News from a vendor about a code, by webhook. */
export interface ProviderEvent {
  /** The vendor's own id of the event: one that comes twice counts once. */
  id: string;
  /** What `send` returned for the code that it is about. */
  reference: string;
  /** On its way, there, not to be delivered; or confirmed by the person with nothing typed here. */
  news: 'sent' | 'delivered' | 'failed' | 'accepted';
}

/**
 * Whatever makes, delivers and checks codes. When it cannot, it throws: a `VerificationError` to say which
 * failure it is (`delivery_failed`: this recipient cannot be reached this way), a `ProviderError` to say how long to
 * wait as well; anything else is `unavailable`. What it throws goes to `onError` and never to the person.
 */
export interface VerificationProvider {
  /** For logs. */
  readonly name: string;
  /** What it can deliver by, the preferred one first. */
  readonly channels: readonly Channel[];
  /** Characters in a code, 4 to 10. */
  readonly codeLength: number;
  /** The channels whose codes have another length; 0 where nothing is typed, and `readWebhook` tells of the success. */
  readonly codeLengths?: Readonly<Partial<Record<Channel, number>>> | undefined;
  readonly alphabet: Alphabet;
  /** Delivers a new code. `reference` is kept in the store until the code is used, so it holds no code in clear. */
  send(request: ProviderSendRequest): Promise<{ reference: string }>;
  /** Checks a code. The handler has counted the attempt already. */
  verify(request: ProviderVerifyRequest): Promise<ProviderVerdict>;
  /**
   * Reads what a vendor posts to `/webhooks/NAME`: checks the signature on the raw body and says what it means for
   * which codes. Of an event that says nothing about a code, nothing.
   * @throws VerificationError `not_allowed` for a missing, stale or forged signature
   */
  readWebhook?(rawBody: string, headers: Headers): Promise<readonly ProviderEvent[]>;
}
