import type { SendResult, VerifyResult } from '../contract/backend.js';
import type { Challenge, Channel } from '../contract/challenge.js';
import { afterSend } from './afterSend.js';
import { afterVerify } from './afterVerify.js';
import { isPast } from './deadline.js';
import { type Idle, liveOf, resendAtMsOf, type SendOrigin, type State } from './state.js';

/** What happened. Times are on the verification's clock; keys are fresh UUIDs, used unless an older one must be. */
export type VerificationEvent<Proof> =
  | { type: 'send.requested'; atMs: number; key: string; channel?: Channel | undefined }
  | { type: 'send.settled'; atMs: number; run: number; result: SendResult<Proof> }
  | { type: 'code.edited' }
  | { type: 'code.submitted'; atMs: number; key: string; code: string }
  | { type: 'verify.settled'; atMs: number; run: number; result: VerifyResult<Proof> }
  | { type: 'clock.checked'; atMs: number }
  | { type: 'destination.changed'; atMs: number }
  | { type: 'cancelled'; atMs: number }
  | { type: 'reset'; atMs: number };

/** What must be done about it. */
export type Effect =
  | {
      type: 'send';
      run: number;
      key: string;
      channel?: Channel | undefined;
      previous?: Challenge | undefined;
    }
  | { type: 'verify'; run: number; key: string; challenge: Challenge; code: string }
  | { type: 'cancel'; challenge: Challenge };

export interface Transition<Proof> {
  state: State<Proof>;
  effects: readonly Effect[];
}

/**
 * The verification machine: every rule about what may follow what. An event that has no place in the present
 * state leaves the very same state object, with no effects.
 */
export function transition<Proof>(
  state: State<Proof>,
  event: VerificationEvent<Proof>,
): Transition<Proof> {
  switch (event.type) {
    case 'send.requested':
      return requestSend(state, event);
    case 'send.settled':
      return state.status === 'sending' && state.run === event.run
        ? only(afterSend(state, event.result, event.atMs))
        : only(state);
    case 'code.edited':
      return only(edit(state));
    case 'code.submitted':
      return submit(state, event);
    case 'verify.settled':
      return state.status === 'verifying' && state.run === event.run
        ? only(afterVerify(state, event.result, event.atMs))
        : only(state);
    case 'clock.checked':
      return only(expire(state, event.atMs));
    case 'cancelled':
      return state.status === 'verified' || state.status === 'cancelled'
        ? only(state)
        : { state: { status: 'cancelled', run: state.run }, effects: leaving(state, event.atMs) };
    case 'destination.changed':
    case 'reset':
      return { state: startOver(state), effects: leaving(state, event.atMs) };
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

function only<Proof>(state: State<Proof>): Transition<Proof> {
  return { state, effects: [] };
}

/** A clock that belonged to one recipient is gone with it. */
function startOver(state: State<unknown>): Idle {
  return { status: 'idle', run: state.run };
}

/** Cancelling is owed once, and only for what the server still holds open (N6). */
function leaving(state: State<unknown>, atMs: number): readonly Effect[] {
  const live = liveOf(state);
  return live && !isPast(live.expiresAtMs, atMs)
    ? [{ type: 'cancel', challenge: live.challenge }]
    : [];
}

function requestSend<Proof>(
  state: State<Proof>,
  { atMs, key, channel }: { atMs: number; key: string; channel?: Channel | undefined },
): Transition<Proof> {
  if (!isSendOrigin(state)) return only(state);
  const resendAtMs = resendAtMsOf(state);
  if (resendAtMs !== undefined && !isPast(resendAtMs, atMs)) return only(state);
  // Locked and cancelled ones are over for the server: the next send starts a new verification.
  const previous =
    state.status === 'awaiting' || state.status === 'expired' ? state.live.challenge : undefined;
  const useKey = state.unsent && state.unsent.channel === channel ? state.unsent.key : key;
  const run = state.run + 1;
  return {
    state: { status: 'sending', run, from: state, startedAtMs: atMs, key: useKey, channel },
    effects: [{ type: 'send', run, key: useKey, channel, previous }],
  };
}

function isSendOrigin(state: State<unknown>): state is SendOrigin {
  return state.status !== 'sending' && state.status !== 'verifying' && state.status !== 'verified';
}

function submit<Proof>(
  state: State<Proof>,
  { atMs, key, code }: { atMs: number; key: string; code: string },
): Transition<Proof> {
  if (state.status !== 'awaiting') return only(state);
  if (isPast(state.live.expiresAtMs, atMs)) return only(expire(state, atMs));
  const { live, tried, error } = state;
  if (error?.during === 'verify' && error.retryAtMs && !isPast(error.retryAtMs, atMs)) {
    return only(state);
  }
  const again = tried?.code === code ? tried : undefined;
  // A second Enter on a code known to be wrong would only burn an attempt.
  if (again?.outcome === 'rejected') return only(state);
  const useKey = again?.key ?? key;
  const run = state.run + 1;
  return {
    state: { status: 'verifying', run, live, startedAtMs: atMs, key: useKey, code },
    effects: [{ type: 'verify', run, key: useKey, challenge: live.challenge, code }],
  };
}

/** Touching a wrong code takes its mark away. What is unknown stays remembered: the same code is the same try. */
function edit<Proof>(state: State<Proof>): State<Proof> {
  if (state.status !== 'awaiting') return state;
  const isWrong = state.error?.code === 'incorrect' || state.error?.code === 'invalid_request';
  if (!isWrong && state.tried?.outcome !== 'rejected') return state;
  return {
    ...state,
    error: isWrong ? undefined : state.error,
    tried: state.tried?.outcome === 'rejected' ? undefined : state.tried,
  };
}

function expire<Proof>(state: State<Proof>, atMs: number): State<Proof> {
  return state.status === 'awaiting' && isPast(state.live.expiresAtMs, atMs)
    ? { status: 'expired', run: state.run, live: state.live }
    : state;
}
