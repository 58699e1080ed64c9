// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Challenge } from '../../src/contract/challenge.js';
import { snapshotOf } from '../../src/core/snapshot.js';
import { transition } from '../../src/core/transition.js';
import {
  answered,
  challenge,
  expiresAtMs,
  failed,
  laterMs,
  play,
  reached,
  resendAtMs,
  send,
  sent,
  submit,
} from './machine.js';

/** The screen after a resend, on `channel`, that the server answered with `next`. */
function resent(next: Challenge, channel?: string) {
  const { state } = play(
    send(0),
    answered(1_000, sent),
    send(laterMs, 'again', channel),
    answered(laterMs + 1_000, { status: 'sent', challenge: next }),
  );
  return snapshotOf(state);
}

describe('resending', () => {
  it('does nothing before the cooldown is over, and asks from its very millisecond on', () => {
    const early = transition<string>(reached.awaiting, send(resendAtMs - 1));
    expect(early.state).toBe(reached.awaiting);
    expect(early.effects).toEqual([]);
    expect(transition<string>(reached.awaiting, send(resendAtMs)).effects).toHaveLength(1);
  });

  it.each(['awaiting', 'expired'] as const)('continues the verification when %s', (place) => {
    const { effects } = transition<string>(reached[place], send(expiresAtMs));
    expect(effects).toMatchObject([{ type: 'send', previous: { id: 'v1' } }]);
  });

  it.each(['idle', 'locked', 'cancelled'] as const)('starts afresh when %s', (place) => {
    const { effects } = transition<string>(reached[place], send(laterMs));
    expect(effects).toMatchObject([{ type: 'send', previous: undefined }]);
  });

  it('A9: is possible at once when the code expired and its cooldown is over', () => {
    expect(transition<string>(reached.expired, send(expiresAtMs)).state.status).toBe('sending');
  });

  it('asks on the channel the person chose', () => {
    const { effects } = transition<string>(reached.awaiting, send(laterMs, 'key', 'call'));
    expect(effects).toMatchObject([{ type: 'send', channel: 'call' }]);
  });
});

describe('N15: three servers, three answers to a resend', () => {
  it('another id and another expiry replace the old ones', () => {
    expect(resent({ ...challenge, id: 'v2', expiresInSeconds: 120 })).toMatchObject({
      status: 'awaiting',
      challenge: { id: 'v2' },
      expiresAtMs: laterMs + 120_000,
      sendCount: 2,
    });
  });

  it('the same id stays, and its clocks start again', () => {
    expect(resent(challenge)).toMatchObject({
      challenge: { id: 'v1' },
      expiresAtMs: laterMs + 300_000,
      resendAtMs: laterMs + 31_000,
    });
  });

  it('a bare "ok" keeps what describes the verification, and promises no time and no attempts', () => {
    const { channel, channels, destination, codeLength, alphabet } = challenge;
    expect(resent({})).toMatchObject({
      challenge: { id: 'v1', channel, channels, destination, codeLength, alphabet },
      expiresAtMs: undefined,
      // Nobody said how long to wait: twice as long as after the first.
      resendAtMs: laterMs + 61_000,
    });
    expect(resent({}).challenge?.attemptsRemaining).toBeUndefined();
  });

  it('takes the channel that was asked for when the server names none', () => {
    expect(resent({}, 'call').challenge?.channel).toBe('call');
  });

  it('does not show a phone number beside a code that went by email', () => {
    expect(resent({}, 'email').challenge?.destination).toBeUndefined();
    expect(resent({}, 'call').challenge?.destination).toBe('+1 ******3456');
  });
});

describe('N3: the key of a send', () => {
  const lost = [send(0, 'first', 'sms'), answered(1_000, failed('timeout'))] as const;

  it('is kept for the same channel, and new for another one', () => {
    expect(play(...lost, send(2_000, 'new', 'sms')).effects).toMatchObject([{ key: 'first' }]);
    expect(play(...lost, send(2_000, 'new', 'call')).effects).toMatchObject([{ key: 'new' }]);
  });

  it('is new once an answer came', () => {
    const { effects } = play(
      ...lost,
      send(2_000, 'unused', 'sms'),
      answered(3_000, sent),
      send(laterMs, 'new', 'sms'),
    );
    expect(effects).toMatchObject([{ key: 'new' }]);
  });

  it('is new for another recipient', () => {
    const { effects } = play(
      ...lost,
      { type: 'destination.changed', atMs: 1_500 },
      send(2_000, 'new', 'sms'),
    );
    expect(effects).toMatchObject([{ key: 'new' }]);
  });
});

it('a failed resend leaves the code, its deadline and the mark of a wrong try as they were', () => {
  const { state, effects } = play(
    send(0),
    answered(1_000, sent),
    submit(2_000, '000000'),
    answered(3_000, failed('incorrect', { attemptsRemaining: 2 })),
    send(laterMs),
    answered(laterMs + 1_000, failed('delivery_failed')),
    submit(laterMs + 2_000, '000000'),
  );
  expect(snapshotOf(state)).toMatchObject({
    status: 'awaiting',
    challenge: { id: 'v1', attemptsRemaining: 2 },
    expiresAtMs,
    sendCount: 1,
  });
  expect(effects).toEqual([]);
});
