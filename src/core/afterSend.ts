import type { SendResult } from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import type { Failure } from '../contract/failure.js';
import { deadlineAfter, isPast } from './deadline.js';
import { isOutcomeUnknown, problemOf } from './problem.js';
import type { Live, Sending, SendOrigin, State } from './state.js';

/** Telnyx and its kin let 30 s pass between two codes; assumed where the server says nothing. */
const ASSUMED_RESEND_SECONDS = 30;

/** The state after a send was answered. */
export function afterSend<Proof>(
  sending: Sending,
  result: SendResult<Proof>,
  atMs: number,
): State<Proof> {
  const { run, from } = sending;
  switch (result.status) {
    case 'verified':
      return { status: 'verified', run, proof: result.proof };
    case 'sent': {
      const before =
        from.status === 'awaiting' || from.status === 'expired' ? from.live : undefined;
      const challenge = continued(result.challenge, before?.challenge, sending.channel);
      const sendCount = (before?.sendCount ?? 0) + 1;
      return {
        status: 'awaiting',
        run,
        live: startLive(challenge, sending.startedAtMs, atMs, sendCount),
      };
    }
    case 'failed':
      return refused(sending, result, atMs);
    default: {
      const unknown: never = result;
      return unknown;
    }
  }
}

/** Expiry counts from the start of the request and the cooldown from the answer: neither over-promises (T1). */
export function startLive(
  challenge: Challenge,
  startedAtMs: number,
  atMs: number,
  sendCount: number,
): Live {
  return {
    challenge,
    sendCount,
    attemptsRemaining: challenge.attemptsRemaining,
    expiresAtMs: deadlineAfter(startedAtMs, challenge.expiresInSeconds),
    resendAtMs:
      deadlineAfter(atMs, challenge.resendInSeconds) ?? atMs + ASSUMED_RESEND_SECONDS * 1000,
  };
}

/**
 * Many servers answer a resend with a bare "ok": what describes the verification is carried over from before.
 * Durations and attempts are not, since nobody said that they still hold.
 */
function continued(
  next: Challenge,
  previous: Challenge | undefined,
  asked: Sending['channel'],
): Challenge {
  const channel = next.channel ?? asked ?? previous?.channel;
  if (!previous) return { ...next, channel };
  const isOtherAddress = (channel === 'email') !== (previous.channel === 'email');
  return {
    ...next,
    channel,
    id: next.id ?? previous.id,
    state: next.state ?? previous.state,
    channels: next.channels ?? previous.channels,
    destination: next.destination ?? (isOtherAddress ? undefined : previous.destination),
    codeLength: next.codeLength ?? previous.codeLength,
    alphabet: next.alphabet ?? previous.alphabet,
    transaction: next.transaction ?? previous.transaction,
  };
}

function refused(sending: Sending, failure: Failure, atMs: number): SendOrigin {
  const { run, from, key, channel } = sending;
  const told = problemOf(failure, 'send', atMs);
  const retryAtMs =
    told.retryAtMs ??
    (failure.code === 'rate_limited' ? atMs + ASSUMED_RESEND_SECONDS * 1000 : undefined);
  const error = { ...told, retryAtMs };
  const live = from.status === 'cancelled' || from.status === 'idle' ? undefined : from.live;
  switch (failure.code) {
    case 'attempts_exceeded':
      return { status: 'locked', run, live, error, resendAtMs: retryAtMs };
    case 'cancelled':
      return { status: 'cancelled', run, error, resendAtMs: retryAtMs };
    case 'expired':
    case 'no_challenge':
      // The server has nothing left to continue: the next send must start afresh.
      return { status: 'idle', run, error, resendAtMs: retryAtMs };
    default: {
      const unsent = isOutcomeUnknown(failure.code) ? { key, channel } : undefined;
      const back = delayed({ ...from, run, error, unsent }, retryAtMs);
      return back.status === 'awaiting' && isPast(back.live.expiresAtMs, atMs)
        ? { status: 'expired', run, live: back.live, error, unsent }
        : back;
    }
  }
}

/** The server's "not before" replaces whatever wait was under way. */
function delayed(state: SendOrigin, retryAtMs: number | undefined): SendOrigin {
  if (retryAtMs === undefined) return state;
  return state.status === 'awaiting' || state.status === 'expired'
    ? { ...state, live: { ...state.live, resendAtMs: retryAtMs } }
    : { ...state, resendAtMs: retryAtMs };
}
