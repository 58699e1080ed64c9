// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../src/contract/failure.js';
import { snapshotOf, type VerificationStatus } from '../../src/core/snapshot.js';
import {
  answered,
  challenge,
  expiresAtMs,
  failed,
  laterMs,
  play,
  proof,
  send,
  sent,
  submit,
  verified,
} from './machine.js';

interface Row {
  status: VerificationStatus;
  /** What submitting the very same code does next: nothing, or a request with the old key or a new one. */
  again: 'nothing' | 'old key' | 'new key';
}

/** What a failed check leads to, by its code. */
const failures: Record<FailureCode, Row> = {
  invalid_request: { status: 'awaiting', again: 'new key' },
  unauthenticated: { status: 'awaiting', again: 'new key' },
  not_allowed: { status: 'awaiting', again: 'new key' },
  no_challenge: { status: 'idle', again: 'nothing' },
  conflict: { status: 'awaiting', again: 'old key' },
  expired: { status: 'expired', again: 'nothing' },
  attempts_exceeded: { status: 'locked', again: 'nothing' },
  cancelled: { status: 'cancelled', again: 'nothing' },
  incorrect: { status: 'awaiting', again: 'nothing' },
  rate_limited: { status: 'awaiting', again: 'new key' },
  delivery_failed: { status: 'awaiting', again: 'new key' },
  unavailable: { status: 'awaiting', again: 'new key' },
  network: { status: 'awaiting', again: 'old key' },
  timeout: { status: 'awaiting', again: 'old key' },
  bad_response: { status: 'awaiting', again: 'old key' },
};
const rows = Object.entries(failures).map(([code, row]) => ({ code: code as FailureCode, ...row }));

const waiting = [send(0), answered(1_000, sent)] as const;
const wrong = failed('incorrect', { attemptsRemaining: 2 });

describe('N10: every failure of a check', () => {
  it.each(rows)('$code ends $status', ({ code, status }) => {
    const { state, effects } = play(...waiting, submit(2_000), answered(3_000, failed(code)));
    expect(snapshotOf(state).status).toBe(status);
    // An expiry is a status of its own: an error beside it would say the same twice.
    expect(snapshotOf(state).error?.code).toBe(code === 'expired' ? undefined : code);
    expect(effects).toEqual([]);
  });

  it.each(rows)('N1, N3: after $code, the same code again is $again', ({ code, again }) => {
    const { effects } = play(
      ...waiting,
      submit(2_000, '123456', 'old'),
      answered(3_000, failed(code)),
      submit(4_000, '123456', 'new'),
    );
    const keys = effects.map((effect) => ('key' in effect ? `${effect.key} key` : effect.type));
    expect(keys).toEqual(again === 'nothing' ? [] : [again]);
  });

  it.each(rows)('once the code has expired, $code leaves no usable field', ({ code }) => {
    const { state } = play(...waiting, submit(299_999), answered(expiresAtMs, failed(code)));
    expect(state.status).not.toBe('awaiting');
  });
});

describe('a wrong code', () => {
  it('A4: keeps the field usable and says how many attempts remain', () => {
    const { state } = play(...waiting, submit(2_000), answered(3_000, wrong));
    expect(snapshotOf(state)).toMatchObject({
      status: 'awaiting',
      error: { code: 'incorrect', during: 'verify', attemptsRemaining: 2 },
      challenge: { attemptsRemaining: 2 },
      expiresAtMs,
    });
  });

  it('invents no number of attempts when the server says none', () => {
    const { state } = play(...waiting, submit(2_000), answered(3_000, failed('incorrect')));
    expect(snapshotOf(state).challenge?.attemptsRemaining).toBeUndefined();
  });

  it('N16: locks when it was the last attempt', () => {
    const last = failed('incorrect', { attemptsRemaining: 0 });
    expect(play(...waiting, submit(2_000), answered(3_000, last)).state.status).toBe('locked');
  });

  it('N16: is sent again once it was edited, or once another message is on its way', () => {
    const rejected = [...waiting, submit(2_000, '000000'), answered(3_000, wrong)] as const;
    const edited = play(...rejected, { type: 'code.edited' }, submit(4_000, '000000'));
    expect(edited.effects).toMatchObject([{ type: 'verify' }]);
    const resent = play(
      ...rejected,
      send(laterMs),
      answered(laterMs + 1_000, sent),
      submit(laterMs + 2_000, '000000'),
    );
    expect(resent.effects).toMatchObject([{ type: 'verify' }]);
  });

  it('loses its mark when edited, and only then is it another state', () => {
    const edited = play(...waiting, submit(2_000), answered(3_000, wrong), { type: 'code.edited' });
    expect(snapshotOf(edited.state).error).toBeUndefined();
    expect(play(...waiting, { type: 'code.edited' }).state).toEqual(play(...waiting).state);
  });
});

describe('N3: the key of a check', () => {
  const lost = [
    ...waiting,
    submit(2_000, '123456', 'old'),
    answered(3_000, failed('network')),
  ] as const;

  it('is the old one for the same code, edited in between or not', () => {
    const { effects } = play(...lost, { type: 'code.edited' }, submit(4_000, '123456', 'new'));
    expect(effects).toMatchObject([{ key: 'old' }]);
  });

  it('is a new one for another code', () => {
    expect(play(...lost, submit(4_000, '654321', 'new')).effects).toMatchObject([{ key: 'new' }]);
  });

  it('is a new one after another message', () => {
    const { effects } = play(
      ...lost,
      send(laterMs),
      answered(laterMs + 1_000, sent),
      submit(laterMs + 2_000, '123456', 'new'),
    );
    expect(effects).toMatchObject([{ key: 'new' }]);
  });

  it('keeps the error of a lost answer while the person types', () => {
    const { state } = play(...lost, { type: 'code.edited' });
    expect(snapshotOf(state).error?.code).toBe('network');
  });
});

describe('checking', () => {
  it('hands the challenge back and carries the code', () => {
    const { effects } = play(...waiting, submit(2_000, '123456'));
    expect(effects).toEqual([
      { type: 'verify', run: 2, key: 'verify@2000', challenge, code: '123456' },
    ]);
  });

  it('success gives the proof, and nothing of what was typed stays (S2)', () => {
    const { state } = play(...waiting, submit(2_000, '123456'), answered(3_000, verified));
    expect(state).toMatchObject({ status: 'verified', proof });
    expect(JSON.stringify(state)).not.toContain('123456');
  });

  it('a right answer counts even when its code expired on the way (T4)', () => {
    const { state } = play(...waiting, submit(299_999), answered(expiresAtMs + 5_000, verified));
    expect(state.status).toBe('verified');
  });

  it('a code that expired unnoticed is not sent', () => {
    const { state, effects } = play(...waiting, submit(expiresAtMs));
    expect(state.status).toBe('expired');
    expect(effects).toEqual([]);
  });

  it('waits as long as the server said after too many checks', () => {
    const limited = [
      ...waiting,
      submit(2_000),
      answered(3_000, failed('rate_limited', { retryAfterSeconds: 10 })),
    ] as const;
    expect(play(...limited, submit(12_999)).effects).toEqual([]);
    expect(play(...limited, submit(13_000)).effects).toMatchObject([{ type: 'verify' }]);
  });

  it('a next challenge begins a count of its own', () => {
    const next = { id: 'v2', channel: 'email', expiresInSeconds: 60, resendInSeconds: 20 };
    const { state } = play(
      ...waiting,
      submit(2_000),
      answered(3_000, { status: 'sent', challenge: next }),
    );
    expect(snapshotOf(state)).toMatchObject({
      status: 'awaiting',
      challenge: next,
      sendCount: 1,
      expiresAtMs: 62_000,
      resendAtMs: 23_000,
      error: undefined,
    });
  });
});
