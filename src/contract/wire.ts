import type { Alphabet, Channel, Transaction } from './challenge.js';
import type { ProblemCode } from './failure.js';

/** The body of a successful send, resend or status: a verification under way. Durations in seconds. */
export interface WireChallenge {
  verification_id: string;
  status: 'pending';
  channel: Channel;
  channels: readonly Channel[];
  /** Masked by the server. */
  phone_hint?: string;
  /** Characters in the code. 0: nothing is typed, as on a call that is confirmed by a key. */
  code_length: number;
  alphabet: Alphabet;
  timeout_secs: number;
  resend_after_secs: number;
  attempts_remaining: number;
  transaction?: Transaction;
  /** What became of the code, as far as the vendor has told. */
  delivery?: WireDelivery;
}

/** The data of an `event: delivery`; that of an `event: result`, after which the stream ends, is what `status` answers. */
export interface WireDelivery {
  state: 'sent' | 'delivered' | 'failed';
  /** What the code went by. */
  channel: Channel;
}

/** The body of a success; the app's own proof lies beside these. */
export interface WireAccepted {
  status: 'accepted';
  response_code?: 'accepted';
  [proof: string]: unknown;
}

/** `application/problem+json` (RFC 9457), with our own members. */
export interface WireProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  /** Human text, for clients that read nothing else. */
  error: string;
  /** Telnyx's word for the same: `rejected`, `expired`, `max_attempts_exceeded`. */
  response_code?: string;
  /** Mirrors `Retry-After`, which a cross-origin page cannot read. Seconds. */
  retry_after?: number;
  attempts_remaining?: number;
}
