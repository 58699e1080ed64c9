import type { ChallengeEvent } from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import { afterSuccess, awaitCode } from './afterAnswer.js';
import { problemOf } from './problem.js';
import { type Delivery, isBusy, type State, standing } from './state.js';

/** Something the server said of a verification without a request of the person's. */
export interface News<Proof> {
  /** The very challenge that it is about: of any other it says nothing. */
  about: Challenge;
  event: ChallengeEvent<Proof>;
  atMs: number;
  /** When and after which request it was asked for, if it was: durations count from there (T1). */
  asked?: { startedAtMs: number; run: number } | undefined;
}

const farthest: readonly Delivery[] = ['sent', 'delivered', 'failed'];

/** The state after news. Success settles whatever is under way (N17); for the rest, a request's own answer is waited for. */
export function afterNews<Proof>(state: State<Proof>, news: News<Proof>): State<Proof> {
  const { about, event, atMs, asked = { startedAtMs: atMs, run: state.run } } = news;
  const { live } = standing(state);
  if (live?.challenge !== about) return state;
  if (event.type === 'result' && event.result.status === 'verified') {
    return afterSuccess(state, event.result.proof);
  }
  // Whatever was asked before a request is older than the answer to it (N9).
  if (isBusy(state) || state.status === 'verified' || asked.run !== state.run) return state;
  const { run, sendCount, resendAtMs } = state;
  if (event.type === 'delivery') {
    const { delivery } = live;
    // Old news may come late.
    const isNew = !delivery || farthest.indexOf(event.state) > farthest.indexOf(delivery);
    if (state.status !== 'awaiting' || !isNew) return state;
    const next = { ...state, live: { ...live, delivery: event.state } };
    if (event.state !== 'failed') return next;
    const error = problemOf({ status: 'failed', code: 'delivery_failed' }, 'send', atMs);
    // Nothing came, so nothing has to be waited for; a server that sees it otherwise says so.
    return { ...next, error, resendAtMs: undefined };
  }
  const { result } = event;
  if (result.status === 'sent') {
    const isSame = result.challenge.id === undefined || result.challenge.id === about.id;
    const { startedAtMs } = asked;
    const next = awaitCode(
      { run, sendCount: isSame ? sendCount : 1, startedAtMs, previous: live },
      result.challenge,
      atMs,
    );
    if (!isSame) return next;
    // It is the same code: what the server does not speak of stays as it was, but for an expiry that it does not share (T4).
    const isAwaited = state.status === 'awaiting';
    const { challenge, expiresAtMs = isAwaited ? live.expiresAtMs : undefined } = next.live;
    const { attemptsRemaining = live.attemptsRemaining } = challenge;
    return {
      ...(isAwaited ? state : next),
      resendAtMs: challenge.resendInSeconds === undefined ? resendAtMs : next.resendAtMs,
      live: { ...live, challenge, expiresAtMs, attemptsRemaining },
    };
  }
  if (result.status !== 'failed') return state;
  const error = problemOf(result, 'verify', atMs);
  switch (result.code) {
    case 'expired':
      return { status: 'expired', run, sendCount, live, resendAtMs };
    case 'attempts_exceeded':
      return { status: 'locked', run, sendCount, live, error, resendAtMs };
    case 'cancelled':
      return { status: 'cancelled', run, sendCount, error, resendAtMs };
    case 'no_challenge':
      return { status: 'idle', run, sendCount, error, resendAtMs };
    default:
      // A fault on the way of the news is none of the verification's.
      return state;
  }
}
