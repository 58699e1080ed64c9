import type { VerificationBackend } from '../contract/backend.js';
import type { Channel } from '../contract/challenge.js';
import type { VerificationProblem } from '../core/state.js';

/** What kind of request is made, for whoever watches requests. */
export type RequestKind = 'send' | 'verify' | 'cancel';

export interface EngineOptions<Input, Proof> {
  backend: VerificationBackend<Input, Proof>;
  /** Handed to `send` as it is. When what it says changes, the verification under way is cancelled. */
  input: Input;
  /** Sends once when the screen appears, and again when `input` changes. */
  autoSend: boolean;
  /** The channel for the first send. Undefined: the server decides. */
  channel: Channel | undefined;
  /** Tells the server when the screen goes away with a verification open. */
  cancelOnUnmount: boolean;
  /** Takes the code from the text message, where the browser can. */
  webOtp: boolean;
  /** Runs a request, so that others may watch it. `signal` is aborted when nobody waits for it any more. */
  run<Result extends { status: string }>(
    kind: RequestKind,
    signal: AbortSignal,
    request: () => Promise<Result>,
  ): Promise<Result>;
  onVerified: ((proof: Proof) => void) | undefined;
  onError: ((problem: VerificationProblem) => void) | undefined;
}
