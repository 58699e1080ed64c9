import fc from 'fast-check';
import type { SendResult, VerifyResult } from '../../src/contract/backend.js';
import type { Challenge } from '../../src/contract/challenge.js';
import { type FailureCode, problemStatus } from '../../src/contract/failure.js';
import { initialState, type State } from '../../src/core/state.js';
import {
  type Effect,
  type Transition,
  transition,
  type VerificationEvent,
} from '../../src/core/transition.js';

/** What a server may say, to a send and to a check alike. */
type Result = SendResult<string> & VerifyResult<string>;

/** Something that happens, before anybody knows what the machine makes of it. */
export type Move =
  | { type: 'send'; channel: string | undefined }
  | { type: 'submit'; code: string }
  /** The answer to the request made `age` requests ago: 0 is the latest. It may come twice. */
  | { type: 'answer'; age: number; result: Result }
  | { type: 'wait'; ms: number }
  | { type: 'code.edited' | 'clock.checked' | 'destination.changed' | 'cancelled' | 'reset' };

/** One event and what the machine made of it. */
export interface Step {
  event: VerificationEvent<string>;
  atMs: number;
  before: State<string>;
  after: State<string>;
  effects: readonly Effect[];
}

const codes: readonly FailureCode[] = [
  ...(Object.keys(problemStatus) as (keyof typeof problemStatus)[]),
  'network',
  'timeout',
  'bad_response',
];

const seconds = fc.option(fc.oneof(fc.integer({ min: 0, max: 90 }), fc.double()), {
  nil: undefined,
});
const challenge: fc.Arbitrary<Challenge> = fc.record({
  id: fc.option(fc.constantFrom('v1', 'v2'), { nil: undefined }),
  channel: fc.option(fc.constantFrom('sms', 'call', 'email'), { nil: undefined }),
  expiresInSeconds: seconds,
  resendInSeconds: seconds,
  attemptsRemaining: fc.option(fc.nat(5), { nil: undefined }),
});
const failure = (code: fc.Arbitrary<FailureCode>) =>
  fc.record({
    status: fc.constant('failed' as const),
    code,
    retryAfterSeconds: seconds,
    attemptsRemaining: fc.option(fc.nat(3), { nil: undefined }),
  });
const result: fc.Arbitrary<Result> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ status: fc.constant('sent' as const), challenge }) },
  { weight: 4, arbitrary: failure(fc.constantFrom('incorrect', 'network', 'timeout')) },
  { weight: 3, arbitrary: failure(fc.constantFrom(...codes)) },
  { weight: 1, arbitrary: fc.constant({ status: 'verified' as const, proof: 'token-1' }) },
);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('send' as const),
      channel: fc.option(fc.constantFrom('sms', 'call'), { nil: undefined }),
    }),
  },
  {
    weight: 7,
    // Few codes, so that the same one comes again.
    arbitrary: fc.record({
      type: fc.constant('submit' as const),
      code: fc.constantFrom('code-111111', 'code-222222'),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      age: fc.constantFrom(0, 0, 0, 0, 1, 2),
      result,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.nat(60_000) }),
  },
  { weight: 3, arbitrary: fc.constant<Move>({ type: 'code.edited' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Move>(
      { type: 'clock.checked' },
      { type: 'destination.changed' },
      { type: 'cancelled' },
      { type: 'reset' },
    ),
  },
);

export const moves = fc.array(move, { maxLength: 60, size: 'max' });

/** Plays the moves from the beginning. Every event has its own key, as every press has its own UUID. */
export function play(story: readonly Move[]): readonly Step[] {
  const steps: Step[] = [];
  const requests: Exclude<Effect, { type: 'cancel' }>[] = [];
  let state: State<string> = initialState;
  let atMs = 1_000;
  for (const [index, next] of story.entries()) {
    if (next.type === 'wait') {
      atMs += next.ms;
      continue;
    }
    const event = eventOf(next, atMs, `key-${index}`, requests);
    if (!event) continue;
    const { state: after, effects }: Transition<string> = transition(state, event);
    steps.push({ event, atMs, before: state, after, effects });
    for (const effect of effects) if (effect.type !== 'cancel') requests.push(effect);
    state = after;
  }
  return steps;
}

function eventOf(
  next: Exclude<Move, { type: 'wait' }>,
  atMs: number,
  key: string,
  requests: readonly Exclude<Effect, { type: 'cancel' }>[],
): VerificationEvent<string> | undefined {
  switch (next.type) {
    case 'send':
      return { type: 'send.requested', atMs, key, channel: next.channel };
    case 'submit':
      return { type: 'code.submitted', atMs, key, code: next.code };
    case 'answer': {
      const request = requests.at(-1 - next.age);
      if (!request) return undefined;
      return { type: `${request.type}.settled`, atMs, run: request.run, result: next.result };
    }
    default:
      return { ...next, atMs };
  }
}
