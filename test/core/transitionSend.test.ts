// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../src/contract/failure.js';
import { snapshotOf, type VerificationStatus } from '../../src/core/snapshot.js';
import { transition } from '../../src/core/transition.js';
import {
  answer,
  answered,
  challenge,
  expiresAtMs,
  failed,
  laterMs,
  play,
  proof,
  reached,
  send,
  sent,
  verified,
} from './machine.js';

interface Row {
  first: VerificationStatus;
  resend: VerificationStatus;
  /** The outcome is unknown, so asking again is the same request. */
  sameKey: boolean;
}

/** What a failed send leads to, by its code: from idle, and as a resend. */
const failures: Record<FailureCode, Row> = {
  invalid_request: { first: 'idle', resend: 'awaiting', sameKey: false },
  unauthenticated: { first: 'idle', resend: 'awaiting', sameKey: false },
  not_allowed: { first: 'idle', resend: 'awaiting', sameKey: false },
  no_challenge: { first: 'idle', resend: 'idle', sameKey: false },
  conflict: { first: 'idle', resend: 'awaiting', sameKey: true },
  expired: { first: 'idle', resend: 'idle', sameKey: false },
  attempts_exceeded: { first: 'locked', resend: 'locked', sameKey: false },
  cancelled: { first: 'cancelled', resend: 'cancelled', sameKey: false },
  incorrect: { first: 'idle', resend: 'awaiting', sameKey: false },
  rate_limited: { first: 'idle', resend: 'awaiting', sameKey: false },
  delivery_failed: { first: 'idle', resend: 'awaiting', sameKey: false },
  unavailable: { first: 'idle', resend: 'awaiting', sameKey: false },
  network: { first: 'idle', resend: 'awaiting', sameKey: true },
  timeout: { first: 'idle', resend: 'awaiting', sameKey: true },
  bad_response: { first: 'idle', resend: 'awaiting', sameKey: true },
};
const rows = Object.entries(failures).map(([code, row]) => ({ code: code as FailureCode, ...row }));

describe('N10: every failure of a send', () => {
  it.each(rows)('$code: the first send ends $first, a resend $resend', (row) => {
    const first = play(send(0), answered(1_000, failed(row.code))).state;
    const resend = play(
      send(0),
      answered(1_000, sent),
      send(laterMs),
      answered(laterMs + 1_000, failed(row.code)),
    ).state;

    expect(snapshotOf(first)).toMatchObject({ status: row.first, error: { code: row.code } });
    expect(snapshotOf(resend)).toMatchObject({ status: row.resend, error: { code: row.code } });
  });

  it.each(rows)('N3: after $code, asking again uses the same key: $sameKey', (row) => {
    const { effects } = play(
      send(0, 'first'),
      answered(1_000, failed(row.code)),
      send(laterMs, 'second'),
    );
    expect(effects).toMatchObject([{ type: 'send', key: row.sameKey ? 'first' : 'second' }]);
  });

  it('keeps the wait the server asked for, whatever the state it came from', () => {
    const refusal = failed('rate_limited', { retryAfterSeconds: 60 });
    for (const place of ['idle', 'awaiting', 'expired', 'locked', 'cancelled'] as const) {
      const asking = transition<string>(reached[place], send(expiresAtMs)).state;
      const refused = transition(asking, answer(asking, expiresAtMs + 500, refusal)).state;
      expect(snapshotOf(refused).resendAtMs, place).toBe(expiresAtMs + 60_500);

      const tooEarly = transition(refused, send(expiresAtMs + 60_499));
      expect(tooEarly.state, place).toBe(refused);
      const inTime = transition(refused, send(expiresAtMs + 60_500));
      expect(inTime.effects, place).toMatchObject([{ type: 'send' }]);
    }
  });

  it('waits 30 seconds when the server limits the rate without saying for how long', () => {
    const { state } = play(send(0), answered(1_000, failed('rate_limited')));
    expect(snapshotOf(state)).toMatchObject({ resendAtMs: 31_000, error: { retryAtMs: 31_000 } });
  });

  it('A9: a code that expired while a resend failed is expired, and says why the resend failed', () => {
    const { state } = play(
      send(0),
      answered(1_000, sent),
      send(299_000),
      answered(expiresAtMs, failed('network')),
    );
    expect(snapshotOf(state)).toMatchObject({ status: 'expired', error: { code: 'network' } });
  });
});

describe('sending', () => {
  it('is verified at once where no code is needed', () => {
    const { state, effects } = play(send(0), answered(1_000, verified));
    expect(state).toMatchObject({ status: 'verified', proof });
    expect(effects).toEqual([]);
  });

  it('T1: expiry counts from the request, the cooldown from its answer', () => {
    const { state } = play(send(0), answered(5_000, sent));
    expect(snapshotOf(state)).toMatchObject({ expiresAtMs: 300_000, resendAtMs: 35_000 });
  });

  it('takes a server that says neither expiry nor cooldown: no clock, and 30 seconds between sends', () => {
    const { state } = play(send(0), answered(5_000, { status: 'sent', challenge: {} }));
    expect(snapshotOf(state)).toMatchObject({ expiresAtMs: undefined, resendAtMs: 35_000 });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE, -1])(
    'T6: takes a duration of %d seconds as not said',
    (seconds) => {
      const odd = { ...challenge, expiresInSeconds: seconds, resendInSeconds: seconds };
      const { state } = play(send(0), answered(1_000, { status: 'sent', challenge: odd }));
      expect(snapshotOf(state)).toMatchObject({ expiresAtMs: undefined, resendAtMs: 31_000 });
    },
  );
});
