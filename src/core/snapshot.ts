import type { Challenge } from '../contract/challenge.js';
import {
  type Delivery,
  type Live,
  type State,
  standing,
  type VerificationProblem,
} from './state.js';

export type { VerificationStatus } from './state.js';

interface Always {
  /** Why the last request did not work. "Wrong code" is `awaiting` with `error.code` `incorrect`: the field stays usable. */
  error: VerificationProblem | undefined;
  /** When another code may be asked for, on the verification's clock. Undefined: at once. */
  resendAtMs: number | undefined;
}

interface OnItsWay extends Always {
  /** What the server said of the verification, its `attemptsRemaining` kept up to date. */
  challenge: Challenge;
  /** When the code stops working, on the verification's clock. Undefined: the server did not say. */
  expiresAtMs: number | undefined;
  /** Codes asked for so far: above 1, only the most recent may work. */
  sendCount: number;
  /** How far the message has come. Undefined: the server did not say. */
  delivery: Delivery | undefined;
}

type Perhaps<T> = { [K in keyof T]?: T[K] | undefined };
type None = { [K in keyof Omit<OnItsWay, keyof Always>]?: undefined } & { proof?: undefined };

/** What a screen needs to know: `proof` only when verified, `challenge` only where there is one. */
export type VerificationSnapshot<Proof = unknown> =
  | ({ status: 'idle' } & Always & None)
  | ({ status: 'sending'; proof?: undefined } & Always & Perhaps<Omit<OnItsWay, keyof Always>>)
  | ({ status: 'awaiting' | 'verifying' | 'expired'; proof?: undefined } & OnItsWay)
  | ({ status: 'locked'; proof?: undefined } & Always & Perhaps<Omit<OnItsWay, keyof Always>>)
  | ({
      status: 'cancelled';
      /** It succeeded, in another tab of this browser, which has the proof. */
      isVerifiedElsewhere: boolean;
    } & Always &
      None)
  | ({
      status: 'verified';
      /** What the server says of the success: a token, a transaction. */
      proof: Proof;
    } & Always &
      Omit<None, 'proof'>);

/** The face of a state: nothing that was typed, no key, no request number. */
export function snapshotOf<Proof>(state: State<Proof>): VerificationSnapshot<Proof> {
  const { live, resendAtMs } = standing(state);
  const always = { error: state.error, resendAtMs };
  switch (state.status) {
    case 'idle':
      return { status: 'idle', ...always };
    case 'cancelled':
      return {
        status: 'cancelled',
        ...always,
        isVerifiedElsewhere: state.isVerifiedElsewhere === true,
      };
    case 'sending':
    case 'locked':
      return { status: state.status, ...always, ...(live && onItsWay(state, live)) };
    case 'awaiting':
    case 'verifying':
    case 'expired':
      return { status: state.status, ...always, ...onItsWay(state, state.live) };
    case 'verified':
      return { status: state.status, ...always, proof: state.proof };
    default: {
      const unknown: never = state;
      return unknown;
    }
  }
}

function onItsWay(
  { sendCount }: State<unknown>,
  { challenge, attemptsRemaining, expiresAtMs, delivery }: Live,
) {
  return { challenge: { ...challenge, attemptsRemaining }, expiresAtMs, sendCount, delivery };
}
