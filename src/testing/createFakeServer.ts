import type { SendRequest, SendResult, VerifyResult } from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import type { Clock } from '../core/clock.js';

export interface FakeServerOptions<Proof> {
  code: string;
  proof: Proof;
  challenge: Partial<Challenge>;
  clock: Clock | undefined;
}

/** What is answered when nothing is scripted: one verification at a time, by the rules of the contract. */
export interface FakeServer<Proof> {
  /** Puts a code out, with what differs from the usual challenge, and says what was put out. */
  issue(request: Partial<SendRequest>, differences?: Challenge): Challenge;
  check(code: string): VerifyResult<Proof>;
  /** How the verification stands, with what is left of its time. */
  status(): SendResult<Proof>;
  cancel(): void;
}

export function createFakeServer<Proof>(options: FakeServerOptions<Proof>): FakeServer<Proof> {
  const { code, proof, clock } = options;
  const usual: Challenge = {
    channel: 'sms',
    channels: ['sms', 'call'],
    destination: '+1 ******3456',
    codeLength: code.length,
    alphabet: /^\d+$/.test(code) ? 'numeric' : 'alphanumeric',
    expiresInSeconds: 300,
    resendInSeconds: 30,
    attemptsRemaining: 5,
    ...options.challenge,
  };
  let issued = 0;
  let current: Challenge | undefined;
  let isCancelled = false;
  let isVerified = false;
  let attemptsLeft = usual.attemptsRemaining ?? 5;
  let saysAttempts = usual.attemptsRemaining !== undefined;
  let expiresAtMs = Number.POSITIVE_INFINITY;

  return {
    issue({ channel, previous }, differences) {
      issued += 1;
      // A resend keeps the id and, unless another is asked for, the channel.
      const chosen = channel ?? previous?.channel;
      const challenge: Challenge = {
        id: previous?.id ?? `fake-${issued}`,
        ...usual,
        ...(chosen !== undefined && { channel: chosen }),
        ...differences,
      };
      current = challenge;
      isCancelled = false;
      isVerified = false;
      attemptsLeft = challenge.attemptsRemaining ?? 5;
      saysAttempts = challenge.attemptsRemaining !== undefined;
      expiresAtMs =
        clock === undefined || challenge.expiresInSeconds === undefined
          ? Number.POSITIVE_INFINITY
          : clock.now() + challenge.expiresInSeconds * 1000;
      return challenge;
    },
    check(entered) {
      if (isCancelled) return { status: 'failed', code: 'cancelled' };
      if (clock !== undefined && clock.now() >= expiresAtMs) {
        return { status: 'failed', code: 'expired' };
      }
      if (attemptsLeft > 0 && entered === code) {
        isVerified = true;
        return { status: 'verified', proof };
      }
      attemptsLeft = Math.max(0, attemptsLeft - 1);
      return {
        status: 'failed',
        code: attemptsLeft > 0 ? 'incorrect' : 'attempts_exceeded',
        ...(saysAttempts && { attemptsRemaining: attemptsLeft }),
      };
    },
    status() {
      if (isVerified) return { status: 'verified', proof };
      if (!current) return { status: 'failed', code: 'no_challenge' };
      if (isCancelled) return { status: 'failed', code: 'cancelled' };
      if (attemptsLeft === 0) return { status: 'failed', code: 'attempts_exceeded' };
      if (clock === undefined || expiresAtMs === Number.POSITIVE_INFINITY) {
        return { status: 'sent', challenge: current };
      }
      const expiresInSeconds = (expiresAtMs - clock.now()) / 1000;
      return expiresInSeconds > 0
        ? {
            status: 'sent',
            challenge: {
              ...current,
              expiresInSeconds,
              attemptsRemaining: saysAttempts ? attemptsLeft : undefined,
            },
          }
        : { status: 'failed', code: 'expired' };
    },
    cancel() {
      isCancelled = true;
    },
  };
}
