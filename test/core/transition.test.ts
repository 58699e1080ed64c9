// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type State, standing } from '../../src/core/state.js';
import { type Effect, transition } from '../../src/core/transition.js';
import {
  answeredAtMs,
  challenge,
  type Event,
  expiresAtMs,
  laterMs,
  reached,
  send,
  sent,
  submit,
  verified,
} from './machine.js';

type Place = keyof typeof reached;
type Status = (typeof reached)[Place]['status'];
type Outcome = 'same' | readonly [Status, ...Effect['type'][]];

/** Each kind of event, at a moment when nothing but the state stands in its way. */
const events: Record<Event['type'], (run: number, state: State<string>) => Event> = {
  'send.requested': () => send(laterMs),
  'send.settled': (run) => ({ type: 'send.settled', atMs: answeredAtMs, run, result: sent }),
  'code.edited': () => ({ type: 'code.edited' }),
  'code.submitted': () => submit(laterMs),
  'verify.settled': (run) => ({ type: 'verify.settled', atMs: laterMs, run, result: verified }),
  'clock.checked': () => ({ type: 'clock.checked', atMs: expiresAtMs }),
  'news.came': (_, state) => ({
    type: 'news.came',
    atMs: laterMs,
    about: standing(state).live?.challenge ?? challenge,
    event: { type: 'result', result: verified },
  }),
  recalled: () => ({
    type: 'recalled',
    atMs: laterMs,
    sendCount: 2,
    resendAtMs: laterMs + 1,
    live: { challenge, expiresAtMs },
  }),
  'resend.elsewhere': () => ({
    type: 'resend.elsewhere',
    atMs: laterMs,
    resendAtMs: laterMs + 30_000,
    sendCount: 2,
  }),
  'ended.elsewhere': () => ({ type: 'ended.elsewhere', isVerified: true }),
  'page.frozen': () => ({ type: 'page.frozen' }),
  'destination.changed': () => ({ type: 'destination.changed', atMs: laterMs }),
  cancelled: () => ({ type: 'cancelled', atMs: laterMs }),
  reset: () => ({ type: 'reset', atMs: laterMs }),
};

/** What each event does in each state. `same`: the very same object, and nothing to do about it. */
const table: Record<Place, Record<Event['type'], Outcome>> = {
  idle: {
    'send.requested': ['sending', 'send'],
    'send.settled': 'same',
    'code.edited': 'same',
    'code.submitted': 'same',
    'verify.settled': 'same',
    'clock.checked': 'same',
    'news.came': 'same',
    recalled: ['awaiting'],
    'resend.elsewhere': ['idle'],
    'ended.elsewhere': ['cancelled'],
    'page.frozen': 'same',
    'destination.changed': ['idle'],
    cancelled: ['cancelled'],
    reset: ['idle'],
  },
  sending: {
    'send.requested': 'same',
    'send.settled': ['awaiting'],
    'code.edited': 'same',
    'code.submitted': 'same',
    'verify.settled': 'same',
    'clock.checked': 'same',
    'news.came': 'same',
    recalled: 'same',
    'resend.elsewhere': 'same',
    'ended.elsewhere': ['cancelled'],
    'page.frozen': ['sending'],
    'destination.changed': ['idle'],
    cancelled: ['cancelled'],
    reset: ['idle'],
  },
  resending: {
    'send.requested': 'same',
    'send.settled': ['awaiting'],
    'code.edited': 'same',
    'code.submitted': 'same',
    'verify.settled': 'same',
    'clock.checked': 'same',
    'news.came': ['verified'],
    recalled: 'same',
    'resend.elsewhere': 'same',
    'ended.elsewhere': ['cancelled'],
    'page.frozen': ['sending'],
    'destination.changed': ['idle', 'cancel'],
    cancelled: ['cancelled', 'cancel'],
    reset: ['idle', 'cancel'],
  },
  awaiting: {
    'send.requested': ['sending', 'send'],
    'send.settled': 'same',
    'code.edited': 'same',
    'code.submitted': ['verifying', 'verify'],
    'verify.settled': 'same',
    'clock.checked': ['expired'],
    'news.came': ['verified'],
    recalled: 'same',
    'resend.elsewhere': ['awaiting'],
    'ended.elsewhere': ['cancelled'],
    'page.frozen': 'same',
    'destination.changed': ['idle', 'cancel'],
    cancelled: ['cancelled', 'cancel'],
    reset: ['idle', 'cancel'],
  },
  verifying: {
    'send.requested': 'same',
    'send.settled': 'same',
    'code.edited': 'same',
    'code.submitted': 'same',
    'verify.settled': ['verified'],
    'clock.checked': 'same',
    'news.came': ['verified'],
    recalled: 'same',
    'resend.elsewhere': ['verifying'],
    'ended.elsewhere': ['cancelled'],
    'page.frozen': ['verifying'],
    'destination.changed': ['idle', 'cancel'],
    cancelled: ['cancelled', 'cancel'],
    reset: ['idle', 'cancel'],
  },
  verified: {
    'send.requested': 'same',
    'send.settled': 'same',
    'code.edited': 'same',
    'code.submitted': 'same',
    'verify.settled': 'same',
    'clock.checked': 'same',
    'news.came': 'same',
    recalled: 'same',
    'resend.elsewhere': 'same',
    'ended.elsewhere': 'same',
    'page.frozen': 'same',
    'destination.changed': ['idle'],
    cancelled: 'same',
    reset: ['idle'],
  },
  expired: {
    'send.requested': ['sending', 'send'],
    'send.settled': 'same',
    'code.edited': 'same',
    'code.submitted': 'same',
    'verify.settled': 'same',
    'clock.checked': 'same',
    'news.came': ['verified'],
    recalled: 'same',
    'resend.elsewhere': ['expired'],
    'ended.elsewhere': ['cancelled'],
    'page.frozen': 'same',
    'destination.changed': ['idle'],
    cancelled: ['cancelled'],
    reset: ['idle'],
  },
  locked: {
    'send.requested': ['sending', 'send'],
    'send.settled': 'same',
    'code.edited': 'same',
    'code.submitted': 'same',
    'verify.settled': 'same',
    'clock.checked': 'same',
    'news.came': ['verified'],
    recalled: 'same',
    'resend.elsewhere': ['locked'],
    'ended.elsewhere': ['cancelled'],
    'page.frozen': 'same',
    'destination.changed': ['idle'],
    cancelled: ['cancelled'],
    reset: ['idle'],
  },
  cancelled: {
    'send.requested': ['sending', 'send'],
    'send.settled': 'same',
    'code.edited': 'same',
    'code.submitted': 'same',
    'verify.settled': 'same',
    'clock.checked': 'same',
    'news.came': 'same',
    recalled: 'same',
    'resend.elsewhere': ['cancelled'],
    'ended.elsewhere': 'same',
    'page.frozen': 'same',
    'destination.changed': ['idle'],
    cancelled: 'same',
    reset: ['idle'],
  },
};

const rows = Object.entries(table).flatMap(([place, row]) =>
  Object.entries(row).map(([event, outcome]) => ({
    place: place as Place,
    event: event as Event['type'],
    outcome,
    says: outcome === 'same' ? 'changes nothing' : `leads to ${outcome.join(' and asks for ')}`,
  })),
);

describe('DESIGN, Layers: what each event does in each state', () => {
  it.each(rows)('$place: $event $says', ({ place, event, outcome }) => {
    const before = reached[place];
    const { state, effects } = transition<string>(before, events[event](before.run, before));

    if (outcome === 'same') {
      expect(state).toBe(before);
      expect(effects).toEqual([]);
    } else {
      const [status, ...types] = outcome;
      expect(state.status).toBe(status);
      expect(effects.map((effect) => effect.type)).toEqual(types);
    }
  });
});
