import type { VerificationBackend } from '../contract/backend.js';
import type { Channel } from '../contract/challenge.js';
import type { VerificationProblem } from '../core/state.js';

/** What kind of request is made, for whoever watches requests. */
export type RequestKind = 'send' | 'verify' | 'cancel' | 'status';

/** What an app asks for. */
export interface VerificationOptions<Input, Proof> {
  /** Anything that can send a code and verify it, such as `createHttpBackend({ baseUrl: '/verification' })`. */
  backend: VerificationBackend<Input, Proof>;
  /**
   * What is to be verified, handed to `backend.send`: an account, a number, an order. An equal object made anew
   * changes nothing; when what it says changes, the verification under way is cancelled and its clocks are gone.
   */
  input: Input;
  /**
   * Send a code once as the screen appears. Leave it off where the person must first agree to get a message.
   * @default false
   */
  autoSend?: boolean | undefined;
  /** The channel of the first code. Missing: the server decides. */
  channel?: Channel | undefined;
  /**
   * Cancel an open verification when the component is unmounted for good.
   * @default true
   */
  cancelOnUnmount?: boolean | undefined;
  /**
   * Cancel an open verification when the page is closed, too. A reload looks the same to a page, and could no longer
   * go on with it.
   * @default false
   */
  cancelOnPageHide?: boolean | undefined;
  /**
   * Who gets the code, where `input` says more than that (a password, an order): the wait for another code belongs to
   * the recipient, whatever it is for. Kept as a short hash, never as it is.
   * @default all of `input`
   */
  recipient?: string | undefined;
  /**
   * Take the code from the text message where the browser offers it, as Chrome does on Android and, for a phone nearby,
   * on the desktop. The message ends with a line such as `@example.com #123456`. Nothing is asked of browsers without it.
   * Chromium keeps a page that asked out of its back-forward cache: coming back to it is a reload, and goes on as one.
   * @default true
   * @see https://wicg.github.io/web-otp/
   */
  webOtp?: boolean | undefined;
  /** Called once with the server's proof, after the screen shows `verified`. */
  onVerified?: ((proof: Proof) => void) | undefined;
  /**
   * Called with each `error` that a send or a check leaves, after the screen shows it. `unauthenticated` is for the
   * app to handle. A code that ran out is the status `expired`, and no error.
   */
  onError?: ((problem: VerificationProblem) => void) | undefined;
}

export interface EngineOptions<Input, Proof> extends VerificationOptions<Input, Proof> {
  /** Runs a request, so that others may watch it. `signal` is aborted when nobody waits for it any more. */
  run<Result extends { status: string }>(
    kind: RequestKind,
    signal: AbortSignal,
    request: () => Promise<Result>,
  ): Promise<Result>;
}
