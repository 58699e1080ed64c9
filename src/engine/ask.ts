import type { SendResult, VerifyResult } from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import type { Clock } from '../core/clock.js';
import type { Effect, VerificationEvent } from '../core/transition.js';
import type { EngineOptions } from './EngineOptions.js';
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

  function call(): Promise<SendResult<Proof> | VerifyResult<Proof>> {
    if (effect.type === 'verify') {
      const { challenge, code } = effect;
      return backend.verify({ challenge, code }, ctx);
    }
    const { channel, previous } = effect;
    return backend.send({ input, channel, previous }, ctx);
  }

  const result = await settle(
    (request) => run(effect.type, signal, request),
    async () => {
      // Whoever runs it may begin later than now: what was left meanwhile is not made at all.
      signal.throwIfAborted();
      return untilAborted(signal, call());
    },
  );
  return { type: `${effect.type}.settled`, atMs: clock.now(), run: effect.run, result };
}

/** An abort ends it, whether the backend hears of it or not: nothing is under way that nobody waits for (N9). */
export function untilAborted<Result>(
  signal: AbortSignal,
  answer: Promise<Result>,
): Promise<Result> {
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
