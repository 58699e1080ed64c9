import type { SendResult, VerifyResult } from '../../src/contract/backend.js';
import type { Challenge } from '../../src/contract/challenge.js';
import type { Failure, FailureCode } from '../../src/contract/failure.js';
import { initialState, type State } from '../../src/core/state.js';
import { type Transition, transition, type VerificationEvent } from '../../src/core/transition.js';

export type Event = VerificationEvent<string>;

export const challenge: Challenge = {
  id: 'v1',
  channel: 'sms',
  channels: ['sms', 'call'],
  destination: '+1 ******3456',
  codeLength: 6,
  alphabet: 'numeric',
  expiresInSeconds: 300,
  resendInSeconds: 30,
  attemptsRemaining: 3,
};

/** Moments of the usual story: asked for at 0, answered a second later. */
export const answeredAtMs = 1_000;
export const expiresAtMs = 300_000;
export const resendAtMs = 31_000;
/** Another code may be asked for and the first one still works. */
export const laterMs = 40_000;

export const proof = 'token-1';
export const sent: SendResult<string> = { status: 'sent', challenge };
export const verified: VerifyResult<string> = { status: 'verified', proof };

export function failed(code: FailureCode, more: Partial<Failure> = {}): Failure {
  return { status: 'failed', code, ...more };
}

export const send = (atMs: number, key = `send@${atMs}`, channel?: string): Event => ({
  type: 'send.requested',
  atMs,
  key,
  channel,
});

export const submit = (atMs: number, code = '111111', key = `verify@${atMs}`): Event => ({
  type: 'code.submitted',
  atMs,
  key,
  code,
});

/** The answer to the request under way. */
export function answer(
  state: State<string>,
  atMs: number,
  result: SendResult<string> | VerifyResult<string>,
): Event {
  const type = state.status === 'verifying' ? 'verify.settled' : 'send.settled';
  return { type, atMs, run: state.run, result };
}

/** What a story leads to: each step is an event, or the answer to whatever is asked by then. */
export function play(
  ...story: readonly (Event | ((state: State<string>) => Event))[]
): Transition<string> {
  let last: Transition<string> = { state: initialState, effects: [] };
  for (const step of story) {
    last = transition(last.state, typeof step === 'function' ? step(last.state) : step);
  }
  return last;
}

/** An answer as a step of a story. */
export const answered =
  (atMs: number, result: SendResult<string> | VerifyResult<string>) =>
  (state: State<string>): Event =>
    answer(state, atMs, result);

const start = [send(0), answered(answeredAtMs, sent)] as const;

/** One state of each status, reached as a person reaches it. */
export const reached = {
  idle: initialState,
  sending: play(send(0)).state,
  resending: play(...start, send(laterMs)).state,
  awaiting: play(...start).state,
  verifying: play(...start, submit(2_000)).state,
  verified: play(...start, submit(2_000), answered(3_000, verified)).state,
  expired: play(...start, { type: 'clock.checked', atMs: expiresAtMs }).state,
  locked: play(...start, submit(2_000), answered(3_000, failed('attempts_exceeded'))).state,
  cancelled: play(...start, { type: 'cancelled', atMs: 2_000 }).state,
} as const satisfies Record<string, State<string>>;
