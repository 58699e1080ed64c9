// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { snapshotOf, type VerificationSnapshot } from '../../src/core/snapshot.js';
import {
  answered,
  challenge,
  expiresAtMs,
  failed,
  laterMs,
  play,
  proof,
  reached,
  resendAtMs,
  send,
  sent,
  submit,
} from './machine.js';

type Place = keyof typeof reached;

const none = { error: undefined, resendAtMs: undefined };
const live = {
  error: undefined,
  challenge,
  expiresAtMs,
  resendAtMs,
  sendCount: 1,
  delivery: undefined,
};

/** What a screen is told in each state. */
const faces: Record<Place, VerificationSnapshot<string>> = {
  idle: { status: 'idle', ...none },
  sending: { status: 'sending', ...none },
  resending: { status: 'sending', ...live },
  awaiting: { status: 'awaiting', ...live },
  verifying: { status: 'verifying', ...live },
  verified: { status: 'verified', ...none, resendAtMs, proof },
  expired: { status: 'expired', ...live },
  locked: {
    status: 'locked',
    ...live,
    error: { code: 'attempts_exceeded', during: 'verify' },
  },
  // The wait belongs to the recipient, and is not over because somebody left.
  cancelled: { status: 'cancelled', ...none, resendAtMs, isVerifiedElsewhere: false },
};

describe('DESIGN, useVerification: what a screen is told', () => {
  it.each(Object.keys(faces) as Place[])('%s', (place) => {
    // Members that are undefined say no more than missing ones.
    expect(snapshotOf<string>(reached[place])).toEqual(faces[place]);
  });

  it('keeps the attempts of the challenge up to date', () => {
    const { state } = play(
      send(0),
      answered(1_000, sent),
      submit(2_000),
      answered(3_000, failed('incorrect', { attemptsRemaining: 1 })),
    );
    expect(snapshotOf(state).challenge).toEqual({ ...challenge, attemptsRemaining: 1 });
  });

  it('says nothing of an older error while a request is under way', () => {
    const story = [
      send(0),
      answered(1_000, sent),
      submit(2_000),
      answered(3_000, failed('incorrect')),
    ] as const;
    expect(snapshotOf(play(...story, send(laterMs)).state).error).toBeUndefined();
    expect(snapshotOf(play(...story, submit(4_000, '222222')).state).error).toBeUndefined();
  });

  it('S1: shows neither what was typed nor a key', () => {
    const story = [send(0, 'secret-key'), answered(1_000, sent), submit(2_000, '987654')] as const;
    const states = [
      play(...story).state,
      play(...story, answered(3_000, failed('incorrect'))).state,
      play(...story, answered(3_000, failed('network'))).state,
      play(...story, answered(3_000, failed('network')), send(laterMs)).state,
    ];
    for (const state of states) {
      expect(JSON.stringify(snapshotOf(state))).not.toMatch(/987654|secret-key|verify@/);
    }
  });
});
