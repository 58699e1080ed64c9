// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { ChallengeEvent } from '../../src/contract/backend.js';
import type { Challenge } from '../../src/contract/challenge.js';
import type { FailureCode } from '../../src/contract/failure.js';
import { snapshotOf } from '../../src/core/snapshot.js';
import { type State, standing } from '../../src/core/state.js';
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
  resendAtMs,
  send,
  sent,
  submit,
  verified,
} from './machine.js';

type Place = keyof typeof reached;
type Result = Extract<ChallengeEvent<string>, { type: 'result' }>['result'];

const places = Object.keys(reached) as Place[];
const withChallenge = places.filter((place) => standing<string>(reached[place]).live);

const delivery = (state: 'sent' | 'delivered' | 'failed'): ChallengeEvent<string> => ({
  type: 'delivery',
  state,
});

/** What the state becomes by news of its own challenge, unless another one is meant. */
function hear(
  state: State<string>,
  event: ChallengeEvent<string>,
  {
    atMs = laterMs,
    about = standing(state).live?.challenge ?? challenge,
    asked = undefined,
  } = {} as {
    atMs?: number;
    about?: Challenge;
    asked?: { startedAtMs: number; run: number } | undefined;
  },
): State<string> {
  return transition(state, { type: 'news.came', atMs, about, event, asked }).state;
}

const told = (result: Result): ChallengeEvent<string> => ({ type: 'result', result });

describe('news of a success', () => {
  it.each(withChallenge)('settles the verification when %s (N17)', (place) => {
    const heard = hear(reached[place], told(verified));
    expect(snapshotOf(heard)).toMatchObject({ status: 'verified', proof });
  });

  it.each(places)('of another challenge changes nothing when %s (N9)', (place) => {
    const about = { ...challenge };
    expect(hear(reached[place], told(verified), { about })).toBe(reached[place]);
  });

  it.each(['verifying', 'resending'] as const)(
    'and the answer to what is under way when %s come to the same in either order (N17)',
    (place) => {
      const before: State<string> = reached[place];
      const heard = hear(before, told(verified));
      const late = answer(before, laterMs, place === 'verifying' ? verified : sent);
      expect(transition(heard, late).state).toBe(heard);

      const settled = transition(before, answer(before, laterMs, verified)).state;
      const about = standing(before).live?.challenge ?? challenge;
      expect(hear(settled, told(verified), { about })).toBe(settled);
      expect(snapshotOf(settled)).toEqual(snapshotOf(heard));
    },
  );

  it('outweighs a refusal that was on its way (N17)', () => {
    const heard = hear(reached.verifying, told(verified));
    const refusal = answer(reached.verifying, laterMs, failed('attempts_exceeded'));
    expect(transition(heard, refusal).state).toBe(heard);
  });

  it('leaves the wait of the recipient, and counts codes anew', () => {
    const heard = hear(reached.awaiting, told(verified));
    const again = transition(heard, { type: 'reset', atMs: laterMs }).state;
    expect(snapshotOf(again)).toMatchObject({ status: 'idle', resendAtMs });
    expect(again.sendCount).toBe(0);
  });
});

describe('news of the delivery', () => {
  it.each(places.filter((place) => place !== 'awaiting'))('change nothing when %s', (place) => {
    expect(hear(reached[place], delivery('failed'))).toBe(reached[place]);
  });

  it.each([
    [['sent'], 'sent'],
    [['sent', 'delivered'], 'delivered'],
    [['delivered', 'sent'], 'delivered'],
    [['failed', 'delivered', 'sent'], 'failed'],
    [['sent', 'sent'], 'sent'],
  ] as const)('in the order %j come to %s: old news may come late', (states, expected) => {
    const state = states.reduce<State<string>>(
      (before, next) => hear(before, delivery(next)),
      reached.awaiting,
    );
    expect(snapshotOf(state).delivery).toBe(expected);
    expect(hear(state, delivery(states[0]))).toBe(state);
  });

  it('of a failure frees the resend and says why; the code may come all the same', () => {
    const state = hear(reached.awaiting, delivery('failed'), { atMs: 2_000 });
    expect(snapshotOf(state)).toMatchObject({
      status: 'awaiting',
      error: { code: 'delivery_failed', during: 'send' },
      resendAtMs: undefined,
      expiresAtMs,
    });
    expect(transition(state, send(2_001)).effects).toMatchObject([{ type: 'send' }]);
    expect(transition(state, submit(2_001)).effects).toMatchObject([{ type: 'verify' }]);
  });

  it('are of one message: the next one starts with none', () => {
    const delivered = hear(reached.awaiting, delivery('delivered'));
    const asking = transition(delivered, send(laterMs)).state;
    expect(snapshotOf(asking).delivery).toBe('delivered');
    const again = transition(asking, answer(asking, laterMs, sent)).state;
    expect(snapshotOf(again).delivery).toBeUndefined();
  });

  it('are remembered while a code is checked', () => {
    const checking = transition(hear(reached.awaiting, delivery('delivered')), submit(laterMs));
    expect(snapshotOf(checking.state).delivery).toBe('delivered');
  });
});

describe('news that it goes on', () => {
  const goesOn = (changes: Partial<Challenge>) =>
    told({ status: 'sent', challenge: { ...challenge, ...changes } });

  it('T4: bring the server’s own deadlines, counted from the question and from the answer (T1)', () => {
    const event = goesOn({ expiresInSeconds: 500, resendInSeconds: 90 });
    const state = hear(reached.awaiting, event, {
      asked: { startedAtMs: laterMs - 5_000, run: reached.awaiting.run },
    });
    expect(snapshotOf(state)).toMatchObject({
      status: 'awaiting',
      expiresAtMs: laterMs - 5_000 + 500_000,
      resendAtMs: laterMs + 90_000,
    });
  });

  it('T4: reopen what only the clock of this device had let expire', () => {
    const state = hear(reached.expired, goesOn({ expiresInSeconds: 60 }), { atMs: expiresAtMs });
    expect(snapshotOf(state)).toMatchObject({
      status: 'awaiting',
      expiresAtMs: expiresAtMs + 60_000,
    });
    expect(transition(state, submit(expiresAtMs + 1)).effects).toMatchObject([{ type: 'verify' }]);
  });

  it('T2: change nothing that the server does not speak of', () => {
    const silent = told({ status: 'sent', challenge: { id: 'v1' } });
    const state = hear(reached.awaiting, silent);
    expect(snapshotOf(state)).toMatchObject({
      status: 'awaiting',
      expiresAtMs,
      resendAtMs,
      challenge: { attemptsRemaining: 3, destination: '+1 ******3456' },
    });
  });

  it('T10: let nobody wait anew for a code that could be asked for already', () => {
    const silent = told({ status: 'sent', challenge: { id: 'v1', expiresInSeconds: 60 } });
    const state = hear(reached.expired, silent, { atMs: expiresAtMs });
    expect(snapshotOf(state)).toMatchObject({ status: 'awaiting', resendAtMs });
  });

  it('keep the mark of a wrong code, what was tried, and the delivery', () => {
    const wrong = play(
      send(0),
      answered(1_000, sent),
      submit(2_000, '000000'),
      answered(3_000, failed('incorrect', { attemptsRemaining: 2 })),
    ).state;
    const state = hear(hear(wrong, delivery('delivered')), goesOn({ attemptsRemaining: 2 }));
    expect(snapshotOf(state)).toMatchObject({
      error: { code: 'incorrect' },
      delivery: 'delivered',
      challenge: { attemptsRemaining: 2 },
    });
    expect(transition(state, submit(laterMs, '000000')).effects).toEqual([]);
  });

  it('with a next challenge begin a count of its own', () => {
    const resent = play(
      send(0),
      answered(1_000, sent),
      send(laterMs),
      answered(laterMs, sent),
    ).state;
    const state = hear(resent, goesOn({ id: 'v2', channel: 'email' }));
    expect(snapshotOf(state)).toMatchObject({
      status: 'awaiting',
      challenge: { id: 'v2', channel: 'email' },
      sendCount: 1,
    });
  });

  it.each(['sending', 'resending', 'verifying', 'verified'] as const)(
    'change nothing when %s: a request’s own answer is waited for',
    (place) => {
      expect(hear(reached[place], goesOn({}))).toBe(reached[place]);
    },
  );
});

describe('N9: what was asked before a request is older than the answer to it', () => {
  const asked = { startedAtMs: 1_500, run: reached.awaiting.run };
  const refused = play(
    send(0),
    answered(1_000, sent),
    submit(2_000),
    answered(3_000, failed('incorrect', { attemptsRemaining: 1 })),
  ).state;

  it('it gives back no attempt that was used meanwhile', () => {
    expect(hear(refused, told(sent as Result), { asked })).toBe(refused);
  });

  it('it unlocks nothing that was locked meanwhile', () => {
    expect(hear(reached.locked, told(sent as Result), { asked })).toBe(reached.locked);
  });

  it('a success counts all the same', () => {
    expect(hear(refused, told(verified), { asked }).status).toBe('verified');
  });
});

describe('news of an end', () => {
  const ends: Record<FailureCode, State<string>['status'] | 'same'> = {
    expired: 'expired',
    attempts_exceeded: 'locked',
    cancelled: 'cancelled',
    no_challenge: 'idle',
    // None of these is about the verification.
    invalid_request: 'same',
    unauthenticated: 'same',
    not_allowed: 'same',
    conflict: 'same',
    incorrect: 'same',
    rate_limited: 'same',
    delivery_failed: 'same',
    unavailable: 'same',
    network: 'same',
    timeout: 'same',
    bad_response: 'same',
  };
  const rows = Object.entries(ends) as [FailureCode, (typeof ends)[FailureCode]][];

  it.each(rows)('by %s: %s', (code, end) => {
    const state = hear(reached.awaiting, told(failed(code)));
    if (end === 'same') {
      expect(state).toBe(reached.awaiting);
      return;
    }
    expect(snapshotOf(state)).toMatchObject({ status: end, resendAtMs });
    expect(snapshotOf(state).error?.code).toBe(code === 'expired' ? undefined : code);
  });

  it.each(rows)('by %s is not heard while a request is under way', (code) => {
    for (const place of ['sending', 'resending', 'verifying', 'verified'] as const) {
      expect(hear(reached[place], told(failed(code)))).toBe(reached[place]);
    }
  });

  it('is no cancellation of ours: the server ended it (N6)', () => {
    for (const [code] of rows) {
      const { effects } = transition<string>(reached.awaiting, {
        type: 'news.came',
        atMs: laterMs,
        about: standing<string>(reached.awaiting).live?.challenge ?? challenge,
        event: told(failed(code)),
      });
      expect(effects).toEqual([]);
    }
  });
});
