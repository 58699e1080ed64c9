// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../src/core/snapshot.js';
import type { State } from '../../src/core/state.js';
import { transition } from '../../src/core/transition.js';
import {
  answer,
  answered,
  challenge,
  type Event,
  expiresAtMs,
  failed,
  laterMs,
  play,
  reached,
  send,
  sent,
  submit,
  verified,
} from './machine.js';

const waysOut = ['cancelled', 'reset', 'destination.changed'] as const;
const leave = (type: (typeof waysOut)[number], atMs: number): Event => ({ type, atMs });

describe.each(waysOut)('N6: leaving by %s', (type) => {
  it('cancels what the server holds open, with the challenge it knows', () => {
    for (const place of ['awaiting', 'verifying', 'resending'] as const) {
      const { effects } = transition<string>(reached[place], leave(type, laterMs));
      expect(effects, place).toEqual([{ type: 'cancel', challenge }]);
    }
  });

  it('cancels once: leaving again asks for nothing', () => {
    const left = transition<string>(reached.awaiting, leave(type, laterMs)).state;
    for (const again of waysOut) {
      expect(transition(left, leave(again, laterMs)).effects).toEqual([]);
    }
  });

  it('cancels nothing that is over: verified, expired, locked, or never sent', () => {
    for (const place of [
      'idle',
      'sending',
      'verified',
      'expired',
      'locked',
      'cancelled',
    ] as const) {
      expect(transition<string>(reached[place], leave(type, laterMs)).effects, place).toEqual([]);
    }
    const { effects } = play(send(0), answered(1_000, failed('network')), leave(type, 2_000));
    expect(effects).toEqual([]);
  });

  it('cancels nothing whose time is over, noticed or not', () => {
    for (const place of ['awaiting', 'verifying', 'resending'] as const) {
      const { effects } = transition<string>(reached[place], leave(type, expiresAtMs));
      expect(effects, place).toEqual([]);
    }
  });

  it('N9: an answer that comes afterwards changes nothing', () => {
    for (const [place, result] of [
      ['sending', sent],
      ['verifying', verified],
    ] as const) {
      const before: State<string> = reached[place];
      const left = transition(before, leave(type, 2_500)).state;
      const late = transition(left, answer(before, 3_000, result));
      expect(late.state, place).toBe(left);
      expect(late.effects, place).toEqual([]);
    }
  });

  it('S2: nothing of what was typed stays', () => {
    const { state } = play(
      send(0),
      answered(1_000, sent),
      submit(2_000, '987654'),
      answered(3_000, failed('network')),
      leave(type, 4_000),
    );
    expect(JSON.stringify(state)).not.toContain('987654');
  });
});

it('N9: an answer to an older request changes nothing while a newer one is under way', () => {
  const older: State<string> = reached.sending;
  const left = transition(older, leave('reset', 500)).state;
  const newer = transition(left, send(1_000)).state;
  expect(transition(newer, answer(older, 1_500, verified)).state).toBe(newer);
});

it('another recipient: the old one leaves no clock behind', () => {
  const { state } = transition<string>(reached.awaiting, leave('destination.changed', 2_000));
  expect(snapshotOf(state)).toEqual({ status: 'idle' });
  expect(transition(state, send(2_000)).effects).toMatchObject([{ previous: undefined }]);
});
