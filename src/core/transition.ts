import type { SendResult, VerifyResult } from '../contract/backend.js';
import type { Challenge, Channel } from '../contract/challenge.js';
import { afterAnswer } from './afterAnswer.js';
import { afterNews, type News } from './afterNews.js';
import { isAhead, isPast } from './deadline.js';
import { type Recalled, recall } from './recall.js';
import { expire, isBusy, type SendOrigin, type State, standing } from './state.js';

/** What happened. Times are on the verification's clock; keys are fresh UUIDs, used unless an older one must be. */
export type VerificationEvent<Proof> =
  | { type: 'send.requested'; atMs: number; key: string; channel?: Channel | undefined }
  | { type: 'send.settled'; atMs: number; run: number; result: SendResult<Proof> }
  | { type: 'code.edited' }
  | { type: 'code.submitted'; atMs: number; key: string; code: string }
  | { type: 'verify.settled'; atMs: number; run: number; result: VerifyResult<Proof> }
  | { type: 'clock.checked'; atMs: number }
  | ({ type: 'news.came' } & News<Proof>)
  | ({ type: 'recalled'; atMs: number } & Recalled)
  | { type: 'resend.elsewhere'; atMs: number; resendAtMs?: number | undefined; sendCount: number }
  | { type: 'ended.elsewhere'; isVerified: boolean }
  | { type: 'page.frozen' }
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
    case 'verify.settled': {
      const asked = event.type === 'send.settled' ? 'sending' : 'verifying';
      const isAwaited = state.status === asked && state.run === event.run;
      return only(isAwaited ? afterAnswer(state, event.result, event.atMs) : state);
    }
    case 'code.edited':
      return only(edit(state));
    case 'code.submitted':
      return submit(state, event);
    case 'clock.checked':
      return only(expire(state, event.atMs));
    case 'news.came':
      return only(afterNews(state, event));
    case 'recalled':
      return only(recall(state, event));
    case 'resend.elsewhere':
      // A send that is under way here is answered soon, with a wait of its own.
      return only(
        state.status === 'sending' || state.status === 'verified'
          ? state
          : {
              ...state,
              resendAtMs: event.resendAtMs,
              sendCount: Math.max(state.sendCount, event.sendCount),
            },
      );
    case 'page.frozen':
      return only(forgetCode(state));
    case 'ended.elsewhere':
      return only(
        isEnded(state)
          ? state
          : { ...left(state, 'cancelled'), isVerifiedElsewhere: event.isVerified },
      );
    case 'cancelled':
      return isEnded(state)
        ? only(state)
        : { state: left(state, 'cancelled'), effects: leaving(state, event.atMs) };
    case 'reset':
      return { state: left(state, 'idle'), effects: leaving(state, event.atMs) };
    case 'destination.changed':
      // A clock that belonged to one recipient is gone with it.
      return {
        state: { status: 'idle', run: state.run, sendCount: 0 },
        effects: leaving(state, event.atMs),
      };
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

function only<Proof>(state: State<Proof>): Transition<Proof> {
  return { state, effects: [] };
}

function isEnded({ status }: State<unknown>): boolean {
  return status === 'verified' || status === 'cancelled';
}

/** The verification is over. The wait for another code belongs to the recipient, and stays. */
function left<Status extends 'cancelled' | 'idle'>(state: State<unknown>, status: Status) {
  return {
    status,
    run: state.run,
    sendCount: state.sendCount,
    resendAtMs: standing(state).resendAtMs,
  };
}

/** Cancelling is owed once, and only for what the server still holds open (N6). */
function leaving(state: State<unknown>, atMs: number): readonly Effect[] {
  const { status, live } = standing(state);
  const isOpen = status === 'awaiting' || status === 'verifying';
  return isOpen && !isPast(live.expiresAtMs, atMs)
    ? [{ type: 'cancel', challenge: live.challenge }]
    : [];
}

function requestSend<Proof>(
  state: State<Proof>,
  { atMs, key, channel }: { atMs: number; key: string; channel?: Channel | undefined },
): Transition<Proof> {
  if (isBusy(state) || state.status === 'verified') return only(state);
  if (isAhead(state.resendAtMs, atMs)) return only(refuse(state));
  const { status, unsent } = state;
  // Locked and cancelled ones are over for the server: the next send starts a new verification.
  const isContinued = status === 'awaiting' || status === 'expired';
  const previous = isContinued && state.live.challenge.canResend !== false ? state.live : undefined;
  const useKey = unsent && unsent.channel === channel ? unsent.key : key;
  const run = state.run + 1;
  return {
    state: {
      status: 'sending',
      run,
      sendCount: state.sendCount,
      from: state,
      previous,
      startedAtMs: atMs,
      key: useKey,
      channel,
    },
    effects: [{ type: 'send', run, key: useKey, channel, previous: previous?.challenge }],
  };
}

/** Where no code is waited for, whoever asks too soon is told so, as the server would tell them. */
function refuse(state: SendOrigin): SendOrigin {
  const isTold = state.error || (state.status !== 'idle' && state.status !== 'cancelled');
  const { resendAtMs } = state;
  return isTold
    ? state
    : { ...state, error: { code: 'rate_limited', during: 'send', retryAtMs: resendAtMs } };
}

function submit<Proof>(
  state: State<Proof>,
  { atMs, key, code }: { atMs: number; key: string; code: string },
): Transition<Proof> {
  // A code that expired unnoticed is not sent.
  const now = expire(state, atMs);
  if (now.status !== 'awaiting') return only(now);
  const { sendCount, live, resendAtMs, tried, error } = now;
  if (error?.during === 'verify' && isAhead(error.retryAtMs, atMs)) return only(state);
  const again = tried?.code === code ? tried : undefined;
  // A second Enter on a code known to be wrong would only burn an attempt.
  if (again?.outcome === 'rejected') return only(state);
  const useKey = again?.key ?? key;
  const run = now.run + 1;
  return {
    state: {
      status: 'verifying',
      run,
      sendCount,
      live,
      resendAtMs,
      startedAtMs: atMs,
      key: useKey,
      code,
    },
    effects: [{ type: 'verify', run, key: useKey, challenge: live.challenge, code }],
  };
}

/** Touching a wrong code takes its mark away. What is unknown stays remembered: the same code is the same try. */
function edit<Proof>(state: State<Proof>): State<Proof> {
  if (state.status !== 'awaiting') return state;
  const { error, tried } = state;
  const isWrong = error?.code === 'incorrect' || error?.code === 'invalid_request';
  const isRejected = tried?.outcome === 'rejected';
  if (!isWrong && !isRejected) return state;
  return {
    ...state,
    error: isWrong ? undefined : error,
    tried: isRejected ? undefined : tried,
  };
}

/** Nothing of what was typed stays with a page that is left (S2). The server is asked about it when the page comes back. */
function forgetCode<S extends State<unknown>>(state: S): S {
  switch (state.status) {
    case 'awaiting':
      return state.tried ? { ...state, tried: undefined } : state;
    case 'verifying':
      return { ...state, code: '' };
    case 'sending':
      return { ...state, from: forgetCode(state.from) };
    default:
      return state;
  }
}
