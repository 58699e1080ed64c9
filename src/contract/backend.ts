import type { Challenge, Channel } from './challenge.js';
import type { Failure } from './failure.js';

/** A code is on its way. */
export interface Sent {
  status: 'sent';
  challenge: Challenge;
}

/** The person is verified. `proof` is whatever the app's server says so with: a token, a transaction. */
export interface Verified<Proof = unknown> {
  status: 'verified';
  proof: Proof;
}

export type SendResult<Proof = unknown> = Sent | Verified<Proof> | Failure;

/** `sent` here is a next challenge: the code was right and another one is needed. */
export type VerifyResult<Proof = unknown> = Verified<Proof> | Sent | Failure;

export interface SendRequest<Input = unknown> {
  /** What the app wants verified, as given to the hook or the component. */
  input: Input;
  /** The channel the person chose. Missing: the server decides. */
  channel?: Channel | undefined;
  /** The verification that this send continues: a resend. */
  previous?: Challenge | undefined;
}

export interface VerifyRequest {
  challenge: Challenge;
  code: string;
}

/** What comes with every request. */
export interface Ctx {
  /** Aborted when nobody waits for the answer any more. Never aborted for `cancel`. */
  signal: AbortSignal;
  /** A UUID; the same again when the person repeats a request whose outcome is unknown. */
  idempotencyKey: string;
}

/** News about a verification that arrive without being asked for. */
export type ChallengeEvent<Proof = unknown> =
  | { type: 'delivery'; state: 'sent' | 'delivered' | 'failed'; channel?: Channel | undefined }
  | { type: 'result'; result: VerifyResult<Proof> };

/**
 * Anything that can send a code and verify it. An answer, "wrong code" included, is a value; a fault
 * (no network, no answer in time, an answer nobody understands) is thrown, best as a `VerificationError`.
 * Success is only ever an explicit `verified`.
 */
export interface VerificationBackend<Input = unknown, Proof = unknown> {
  /**
   * Names the server, so that a wait and a verification under way outlive a reload and are shared by the tabs of one
   * browser. Missing: nothing is kept. `createHttpBackend` names its address.
   */
  readonly scope?: string | undefined;
  /** Sends a code, or another one when `previous` is given. */
  send(request: SendRequest<Input>, ctx: Ctx): Promise<SendResult<Proof>>;
  /** Checks a code. Called at most once for each code that a person submits. */
  verify(request: VerifyRequest, ctx: Ctx): Promise<VerifyResult<Proof>>;
  /** Tells the server that the person left. Best effort: what it throws is ignored. */
  cancel?(request: { challenge: Challenge }, ctx: Ctx): Promise<void>;
  /**
   * Says where a verification stands, for a page that was reloaded, slept, or heard from another tab that it is over.
   * `sent` with what is left of its durations, `verified` with the proof, or how it ended.
   */
  status?(request: { challenge: Challenge }, ctx: Ctx): Promise<SendResult<Proof>>;
  /**
   * Listens for delivery news and for a result that comes with nothing typed. Returns how to stop; `ctx.signal` is
   * aborted then as well. Connects again by itself when the connection is lost, and never throws.
   */
  subscribe?(
    challenge: Challenge,
    emit: (event: ChallengeEvent<Proof>) => void,
    ctx: Ctx,
  ): () => void;
}
