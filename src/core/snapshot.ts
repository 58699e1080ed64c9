import type { Challenge } from '../contract/challenge.js';
import { resendAtMsOf, type State, type VerificationProblem } from './state.js';

/** Every state a verification can be in. */
export type VerificationStatus = State<unknown>['status'];

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
}

type Perhaps<T> = { [K in keyof T]?: T[K] | undefined };
type None = { [K in keyof Omit<OnItsWay, keyof Always>]?: undefined } & { proof?: undefined };

/** What a screen needs to know: `proof` only when verified, `challenge` only where there is one. */
export type VerificationSnapshot<Proof = unknown> =
  | ({ status: 'idle' } & Always & None)
  | ({ status: 'sending'; proof?: undefined } & Always & Perhaps<Omit<OnItsWay, keyof Always>>)
  | ({ status: 'awaiting' | 'verifying' | 'expired'; proof?: undefined } & OnItsWay)
  | ({ status: 'locked'; proof?: undefined } & Always & Perhaps<Omit<OnItsWay, keyof Always>>)
  | ({ status: 'cancelled' } & Always & None)
  | ({ status: 'verified'; proof: Proof } & Always & Omit<None, 'proof'>);

/** The face of a state: nothing that was typed, no key, no request number. */
export function snapshotOf<Proof>(state: State<Proof>): VerificationSnapshot<Proof> {
  const resendAtMs = resendAtMsOf(state);
  switch (state.status) {
    case 'idle':
    case 'cancelled':
      return { status: state.status, error: state.error, resendAtMs };
    case 'sending': {
      const before = snapshotOf(state.from);
      return {
        status: 'sending',
        error: undefined,
        resendAtMs,
        challenge: before.challenge,
        expiresAtMs: before.expiresAtMs,
        sendCount: before.sendCount,
      };
    }
    case 'verifying':
      return { status: 'verifying', error: undefined, resendAtMs, ...onItsWay(state.live) };
    case 'awaiting':
    case 'expired':
      return { status: state.status, error: state.error, resendAtMs, ...onItsWay(state.live) };
    case 'locked':
      return {
        status: 'locked',
        error: state.error,
        resendAtMs,
        ...(state.live && onItsWay(state.live)),
      };
    case 'verified':
      return { status: 'verified', error: undefined, resendAtMs: undefined, proof: state.proof };
    default: {
      const unknown: never = state;
      return unknown;
    }
  }
}

function onItsWay(live: {
  challenge: Challenge;
  attemptsRemaining?: number | undefined;
  expiresAtMs?: number | undefined;
  sendCount: number;
}): Omit<OnItsWay, keyof Always> {
  const { challenge, attemptsRemaining, expiresAtMs, sendCount } = live;
  return { challenge: { ...challenge, attemptsRemaining }, expiresAtMs, sendCount };
}
