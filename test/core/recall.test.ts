// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Recalled } from '../../src/core/recall.js';
import { snapshotOf } from '../../src/core/snapshot.js';
import { initialState, type State } from '../../src/core/state.js';
import { transition } from '../../src/core/transition.js';
import { answered, challenge, failed, laterMs, play, reached, send, sent } from './machine.js';

const recall = (state: State<string>, recalled: Recalled, atMs = laterMs) =>
  transition(state, { type: 'recalled', atMs, ...recalled });

const live = { challenge, expiresAtMs: laterMs + 60_000, attemptsRemaining: 2 };
const known: Recalled = { sendCount: 2, resendAtMs: laterMs + 20_000, live };

describe('T10: what was kept of a recipient', () => {
  it('is gone on with, with the same deadlines and nothing sent', () => {
    const { state, effects } = recall(initialState, known);
    expect(effects).toEqual([]);
    expect(snapshotOf(state)).toMatchObject({
      status: 'awaiting',
      challenge: { ...challenge, attemptsRemaining: 2 },
      expiresAtMs: laterMs + 60_000,
      resendAtMs: laterMs + 20_000,
      sendCount: 2,
    });
  });

  it('is the wait alone, where no verification was open or its time is over', () => {
    for (const over of [{ ...live, expiresAtMs: laterMs }, undefined]) {
      const { state } = recall(initialState, { ...known, live: over });
      expect(snapshotOf(state)).toMatchObject({ status: 'idle', resendAtMs: laterMs + 20_000 });
      expect(transition(state, send(laterMs + 19_999)).effects).toEqual([]);
      expect(transition(state, send(laterMs + 20_000)).state.status).toBe('sending');
    }
  });

  it('has no deadline where the server named none', () => {
    const { state } = recall(initialState, { sendCount: 1, live: { challenge } });
    expect(snapshotOf(state)).toMatchObject({ status: 'awaiting', expiresAtMs: undefined });
  });

  it('counts for the next wait, where the server names none: each is longer', () => {
    const { state } = recall(initialState, { sendCount: 3 });
    const asking = transition(state, send(laterMs)).state;
    const { resendAtMs } = snapshotOf(
      transition(asking, {
        type: 'send.settled',
        atMs: laterMs,
        run: asking.run,
        result: { status: 'sent', challenge: {} },
      }).state,
    );
    expect(resendAtMs).toBe(laterMs + 240_000);
  });

  it('is nothing: then nothing has happened', () => {
    expect(recall(initialState, { sendCount: 0 }).state).toBe(initialState);
    expect(recall(initialState, { sendCount: 0, resendAtMs: laterMs }).state).toBe(initialState);
  });

  it.each(Object.keys(reached).filter((place) => place !== 'idle') as (keyof typeof reached)[])(
    'comes too late when %s: whatever has begun comes first',
    (place) => {
      expect(recall(reached[place], known).state).toBe(reached[place]);
    },
  );

  it('does not replace the wait that the server has just named', () => {
    const { state } = play(
      send(0),
      answered(1_000, failed('rate_limited', { retryAfterSeconds: 600 })),
    );
    expect(recall(state, known).state).toBe(state);
  });
});

describe('what another tab tells', () => {
  const elsewhere = {
    type: 'resend.elsewhere',
    atMs: laterMs,
    resendAtMs: laterMs + 60_000,
  } as const;

  it.each(['idle', 'awaiting', 'verifying', 'expired', 'locked', 'cancelled'] as const)(
    'T11: of a resend lets this one wait as well when %s',
    (place) => {
      const { state, effects } = transition<string>(reached[place], { ...elsewhere, sendCount: 2 });
      expect(effects).toEqual([]);
      expect(state.status).toBe(reached[place].status);
      expect(snapshotOf(state)).toMatchObject({ resendAtMs: laterMs + 60_000 });
      expect(state.sendCount).toBe(2);
    },
  );

  it('takes nothing from the codes that were counted here', () => {
    const many = play(send(0), answered(0, sent), send(laterMs), answered(laterMs, sent), {
      ...elsewhere,
      sendCount: 1,
    }).state;
    expect(many.sendCount).toBe(2);
  });

  it.each([true, false])(
    'of an end ends this one, asking for nothing (verified: %s)',
    (isVerified) => {
      for (const place of ['awaiting', 'verifying', 'resending', 'expired', 'locked'] as const) {
        const event = { type: 'ended.elsewhere', isVerified } as const;
        const { state, effects } = transition<string>(reached[place], event);
        expect(effects).toEqual([]);
        expect(snapshotOf(state)).toMatchObject({
          status: 'cancelled',
          isVerifiedElsewhere: isVerified,
          resendAtMs: 31_000,
        });
      }
    },
  );
});

describe('S2: the page goes into the back-forward cache', () => {
  const text = (state: State<string>) => JSON.stringify(state);
  const lost = play(
    send(0),
    answered(1_000, sent),
    { type: 'code.submitted', atMs: 2_000, key: 'k', code: '987654' },
    answered(3_000, failed('network')),
  ).state;

  it('and nothing of what was typed stays, whatever is under way', () => {
    const checking = transition(lost, {
      type: 'code.submitted',
      atMs: laterMs,
      key: 'k',
      code: '987654',
    }).state;
    const asking = transition(lost, send(laterMs)).state;
    for (const before of [lost, checking, asking]) {
      expect(text(before)).toContain('987654');
      const { state, effects } = transition(before, { type: 'page.frozen' });
      expect(text(state)).not.toContain('987654');
      expect(effects).toEqual([]);
      expect(snapshotOf(state)).toEqual(snapshotOf(before));
    }
  });

  it('and the answer that comes afterwards still counts', () => {
    const frozen = transition<string>(reached.verifying, { type: 'page.frozen' }).state;
    const verified = { status: 'verified', proof: 'token-1' } as const;
    const late = {
      type: 'verify.settled',
      atMs: laterMs,
      run: frozen.run,
      result: verified,
    } as const;
    expect(transition(frozen, late).state.status).toBe('verified');
  });
});
