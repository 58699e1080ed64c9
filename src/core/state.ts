import type { ChallengeEvent } from '../contract/backend.js';
import type { Challenge, Channel } from '../contract/challenge.js';
import type { FailureCode } from '../contract/failure.js';
import { isPast } from './deadline.js';

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
  attemptsRemaining?: number | undefined;
  /** What became of the message, where the server tells. */
  delivery?: Delivery | undefined;
}

/** How far a message has come. */
export type Delivery = Extract<ChallengeEvent, { type: 'delivery' }>['state'];

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
  /** Codes that this recipient has asked for so far. */
  sendCount: number;
}

interface Resting extends Common {
  error?: VerificationProblem | undefined;
  /** When another code may be asked for. Undefined: at once. */
  resendAtMs?: number | undefined;
  unsent?: Unsent | undefined;
}

interface Idle extends Resting {
  status: 'idle';
  live?: undefined;
}

export interface Awaiting extends Resting {
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
}

interface Cancelled extends Resting {
  status: 'cancelled';
  live?: undefined;
  /** It succeeded, in another tab of this browser. */
  isVerifiedElsewhere?: boolean | undefined;
}

/** The states from which a send may start, and to which it returns when it fails. */
export type SendOrigin = Idle | Awaiting | Expired | Locked | Cancelled;

interface Busy extends Common {
  startedAtMs: number;
  key: string;
  error?: undefined;
}

export interface Sending extends Busy {
  status: 'sending';
  from: SendOrigin;
  /** The verification that this send continues. */
  previous: Live | undefined;
  channel: Channel | undefined;
}

export interface Verifying extends Busy {
  status: 'verifying';
  live: Live;
  resendAtMs: number | undefined;
  code: string;
  previous?: undefined;
  channel?: undefined;
}

interface Verified<Proof> extends Common {
  status: 'verified';
  proof: Proof;
  error?: undefined;
  live?: undefined;
  /** For the recipient's next verification. */
  resendAtMs: number | undefined;
}

export type State<Proof> = SendOrigin | Sending | Verifying | Verified<Proof>;

/** Every state a verification can be in. */
export type VerificationStatus = State<unknown>['status'];

export const initialState: Idle = { status: 'idle', run: 0, sendCount: 0 };

/** True while a request is under way. */
export function isBusy<S extends { status: VerificationStatus }>(
  state: S,
): state is S & { status: 'sending' | 'verifying' } {
  return state.status === 'sending' || state.status === 'verifying';
}

/** What still stands while a send is under way: the state it came from. Any other state is its own. */
export function standing<Proof>(state: State<Proof>): Exclude<State<Proof>, Sending> {
  return state.status === 'sending' ? state.from : state;
}

/** An awaited code is of no use any more once its time is over, whether anybody noticed or not. */
export function expire<S extends State<unknown>>(state: S, atMs: number): S | Expired {
  if (state.status !== 'awaiting' || !isPast(state.live.expiresAtMs, atMs)) return state;
  const { run, sendCount, live, resendAtMs } = state;
  return { status: 'expired', run, sendCount, live, resendAtMs };
}
