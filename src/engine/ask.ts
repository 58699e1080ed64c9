import type { Challenge } from '../contract/challenge.js';
import type { Failure } from '../contract/failure.js';
import type { Clock } from '../core/clock.js';
import type { Effect, VerificationEvent } from '../core/transition.js';
import type { EngineOptions, RequestKind } from './EngineOptions.js';
import { settle } from './settle.js';
import { uuid } from './uuid.js';

/** Makes the request that an effect asks for. Whatever becomes of it is an event; never rejects. */
export async function ask<Input, Proof>(
  effect: Extract<Effect, { type: 'send' | 'verify' }>,
  { backend, input, run }: EngineOptions<Input, Proof>,
  signal: AbortSignal,
  clock: Clock,
): Promise<VerificationEvent<Proof>> {
  const ctx = { signal, idempotencyKey: effect.key };

  function request<Result extends { status: string }>(
    kind: RequestKind,
    call: () => Promise<Result>,
  ): Promise<Result | Failure> {
    const callUnlessLeft = async () => {
      // Whoever runs it may begin later than now: what was left meanwhile is not made at all.
      signal.throwIfAborted();
      return untilAborted(signal, call());
    };
    return settle((asked) => run(kind, signal, asked), callUnlessLeft);
  }

  switch (effect.type) {
    case 'send': {
      const { channel, previous } = effect;
      const result = await request('send', () => backend.send({ input, channel, previous }, ctx));
      return { type: 'send.settled', atMs: clock.now(), run: effect.run, result };
    }
    case 'verify': {
      const { challenge, code } = effect;
      const result = await request('verify', () => backend.verify({ challenge, code }, ctx));
      return { type: 'verify.settled', atMs: clock.now(), run: effect.run, result };
    }
    default: {
      const unknown: never = effect;
      return unknown;
    }
  }
}

/** An abort ends it, whether the backend hears of it or not: nothing is under way that nobody waits for (N9). */
function untilAborted<Result>(signal: AbortSignal, answer: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    // An app's backend may answer without a promise.
    Promise.resolve(answer).then(resolve, reject);
  });
}

/** Best effort: nobody waits for it, nothing aborts it, and whatever goes wrong is no news for anybody who left (N7). */
export function tellCancelled<Input, Proof>(
  challenge: Challenge,
  { backend, run }: EngineOptions<Input, Proof>,
): void {
  if (!backend.cancel) return;
  const { signal } = new AbortController();
  const request = async () => {
    try {
      await backend.cancel?.({ challenge }, { signal, idempotencyKey: uuid() });
    } catch {
      // Caught here, or an app's global error handler would speak of it.
    }
    return { status: 'cancelled' };
  };
  run('cancel', signal, request).catch(() => {});
}
