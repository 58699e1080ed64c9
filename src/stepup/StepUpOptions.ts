import type { Verified } from '../contract/backend.js';

/** What an answer wants verified, if anything. */
export type Wanted<Input> = Input | null | undefined;

/** Has something verified, and resolves with the proof, bare or as a result. */
export type Verify<Input, Proof> = (request: {
  input: Input;
  signal: AbortSignal;
}) => Promise<Proof | Verified<Proof> | { status: 'cancelled' }>;

export interface StepUpOptions<Input = unknown, Proof = unknown, Outcome = Response> {
  /**
   * Says what an answer wants verified first, or `undefined` where it wants nothing. From `fetch` it gets a copy of the
   * `Response`, so that the app can still read the body; from `run` what the client resolved or rejected with, whose type
   * is then written at the parameter. What it throws rejects the request.
   */
  detect: (outcome: Outcome) => Wanted<Input> | Promise<Wanted<Input>>;
  /**
   * Has it verified: the `verify` of `useVerifyDialog` or `createVerifyDialog`, or any function that resolves with the
   * proof and rejects where there is none. It is asked for one thing at a time. `signal` is aborted when nobody waits any
   * more, and it has to settle then.
   */
  verify: Verify<Input, Proof>;
  /**
   * Puts the proof on the request that `fetch` sends again, such as in a header, or returns another request to send.
   * Not needed where the server remembers by the session who is verified.
   */
  apply?: ((request: Request, proof: Proof) => unknown) | undefined;
  /**
   * What makes the requests of `fetch`.
   * @default the global `fetch`, looked up at every call
   */
  fetch?: typeof fetch | undefined;
}

export interface StepUp<Proof = unknown> {
  /** Goes wherever a `fetch` goes. The request's own signal also ends its wait. */
  fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  /**
   * The same for any other client: `request` is called again after the verification, then with the proof. `signal` ends
   * the wait; give it to the client as well.
   */
  run: <Result>(
    request: (proof?: Proof) => Promise<Result>,
    options?: { signal?: AbortSignal | undefined },
  ) => Promise<Result>;
}
