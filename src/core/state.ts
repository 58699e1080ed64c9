import type { Challenge, Channel } from '../contract/challenge.js';
import type { FailureCode } from '../contract/failure.js';

/** Why the last request did not do what was asked, as the screen needs it: a wait has become a moment. */
export interface VerificationProblem {
  code: FailureCode;
  /** Which request it was. */
  during: 'send' | 'verify';
  /** When trying again makes sense, on the verification's clock. Only where the server said how long to wait. */
  retryAtMs?: number | undefined;
  /** Wrong codes still allowed. Only where the server said so. */
  attemptsRemaining?: number | undefined;
  /** The server's own words, for apps that want them. Never shown by default. */
  message?: string | undefined;
}

/** A verification under way: what the server said of it, its durations turned into deadlines. */
export interface Live {
  challenge: Challenge;
  expiresAtMs?: number | undefined;
  resendAtMs?: number | undefined;
  attemptsRemaining?: number | undefined;
  /** Codes asked for so far, the first included. */
  sendCount: number;
}

/** A code already submitted, so that it is neither charged twice nor sent again while it is known to be wrong. */
interface Tried {
  code: string;
  key: string;
  outcome: 'rejected' | 'unknown';
}

/** A send whose outcome is unknown: asking again for the same uses the same key, so that one message goes out. */
interface Unsent {
  key: string;
  channel: Channel | undefined;
}

interface Common {
  /** Counts requests, so that an answer to an older one changes nothing. */
  run: number;
}

interface Resting extends Common {
  error?: VerificationProblem | undefined;
  unsent?: Unsent | undefined;
}

export interface Idle extends Resting {
  status: 'idle';
  /** A server that refused the first send may have said when to try again. */
  resendAtMs?: number | undefined;
}

interface Awaiting extends Resting {
  status: 'awaiting';
  live: Live;
  tried?: Tried | undefined;
}

interface Expired extends Resting {
  status: 'expired';
  live: Live;
}

interface Locked extends Resting {
  status: 'locked';
  live?: Live | undefined;
  resendAtMs?: number | undefined;
}

interface Cancelled extends Resting {
  status: 'cancelled';
  /** A server that refused the fresh start may have said when to try again. */
  resendAtMs?: number | undefined;
}

/** The states from which a send may start, and to which it returns when it fails. */
export type SendOrigin = Idle | Awaiting | Expired | Locked | Cancelled;

export interface Sending extends Common {
  status: 'sending';
  from: SendOrigin;
  startedAtMs: number;
  key: string;
  channel: Channel | undefined;
}

export interface Verifying extends Common {
  status: 'verifying';
  live: Live;
  startedAtMs: number;
  key: string;
  code: string;
}

interface Verified<Proof> extends Common {
  status: 'verified';
  proof: Proof;
}

export type State<Proof> = SendOrigin | Sending | Verifying | Verified<Proof>;

export const initialState: Idle = { status: 'idle', run: 0 };

/** The verification that the server still holds open, if there is one at `atMs`: what leaving would have to cancel. */
export function liveOf(state: State<unknown>): Live | undefined {
  switch (state.status) {
    case 'awaiting':
    case 'verifying':
      return state.live;
    case 'sending':
      return liveOf(state.from);
    default:
      return undefined;
  }
}

/** When another code may be asked for. Undefined: at once. */
export function resendAtMsOf(state: State<unknown>): number | undefined {
  switch (state.status) {
    case 'idle':
    case 'cancelled':
      return state.resendAtMs;
    case 'locked':
      return state.resendAtMs ?? state.live?.resendAtMs;
    case 'awaiting':
    case 'verifying':
    case 'expired':
      return state.live.resendAtMs;
    case 'sending':
      return resendAtMsOf(state.from);
    default:
      return undefined;
  }
}
