import type { SendResult, VerifyResult } from '../contract/backend.js';
import type { Challenge, Channel } from '../contract/challenge.js';
import { afterRefusedCheck } from './afterRefusedCheck.js';
import { afterRefusedSend } from './afterRefusedSend.js';
import { deadlineAfter, inStep, resendAfter } from './deadline.js';
import {
  type Awaiting,
  type Live,
  type Sending,
  type State,
  standing,
  type Verifying,
} from './state.js';

/** The state after a request was answered. A check is answered by `sent` where another code is needed. */
export function afterAnswer<Proof>(
  asked: Sending | Verifying,
  result: SendResult<Proof> | VerifyResult<Proof>,
  atMs: number,
): State<Proof> {
  const { status } = asked;
  switch (result.status) {
    case 'verified':
      return afterSuccess(asked, result.proof);
    case 'sent':
      // The code for a next challenge is the first of its kind.
      return awaitCode(
        { ...asked, sendCount: status === 'sending' ? asked.sendCount + 1 : 1 },
        result.challenge,
        atMs,
      );
    case 'failed':
      return status === 'sending'
        ? afterRefusedSend(asked, result, atMs)
        : afterRefusedCheck(asked, result, atMs);
    default: {
      const unknown: never = result;
      return unknown;
    }
  }
}

/** The person is verified: the next code is the first of another verification. The wait for it runs on. */
export function afterSuccess<Proof>(state: State<Proof>, proof: Proof): State<Proof> {
  const { resendAtMs } = standing(state);
  return { status: 'verified', run: state.run, sendCount: 0, proof, resendAtMs };
}

interface Asked {
  run: number;
  sendCount: number;
  startedAtMs: number;
  /** The verification that goes on. */
  previous?: Live | undefined;
  channel?: Channel | undefined;
}

/** A code is on its way, or still is: what the server says of it, its durations turned into deadlines. */
export function awaitCode(
  { run, sendCount, startedAtMs, previous, channel }: Asked,
  challenge: Challenge,
  atMs: number,
): Awaiting {
  const { expiresInSeconds, resendInSeconds, attemptsRemaining } = challenge;
  // Expiry counts from the start of the request and the cooldown from the answer: neither over-promises (T1).
  const resendAtMs = resendAfter(atMs, resendInSeconds, sendCount);
  const expiresAtMs = inStep(deadlineAfter(startedAtMs, expiresInSeconds), resendAtMs);
  return {
    status: 'awaiting',
    run,
    sendCount,
    live: {
      challenge: continued(challenge, previous?.challenge, channel),
      expiresAtMs,
      attemptsRemaining,
    },
    resendAtMs,
  };
}

/**
 * Many servers answer a resend with a bare "ok": what describes the verification is carried over from before.
 * Durations and attempts are not, since nobody said that they still hold.
 */
function continued(
  next: Challenge,
  previous: Challenge = {},
  asked: Channel | undefined,
): Challenge {
  const channel = next.channel ?? asked ?? previous.channel;
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
    canResend: next.canResend ?? previous.canResend,
  };
}
