import { Problem } from '../http/Problem.js';
import type { VerificationRecord } from './createRecords.js';
import { isLimiterState, type VerificationStore } from './VerificationStore.js';

/** Longer than any code lives. */
const windowSecs = 3600;

type Code = Pick<VerificationRecord, 'id' | 'generation'>;

export type Attempts = ReturnType<typeof createAttempts>;

/** Counts the attempts on each code, before anything is compared. */
export function createAttempts(store: VerificationStore, maxAttempts: number) {
  const limiter = store.limiter({ name: 'attempts', points: maxAttempts, windowSecs });
  const keyOf = ({ id, generation }: Code) => `${id}:${generation}`;
  return {
    /**
     * Takes an attempt and says how many remain after it.
     * @throws Problem `attempts_exceeded`
     */
    async take(code: Code): Promise<number> {
      try {
        return (await limiter.consume(keyOf(code))).remainingPoints;
      } catch (refusal) {
        throw isLimiterState(refusal) ? new Problem('attempts_exceeded') : refusal;
      }
    },
    async giveBack(code: Code): Promise<void> {
      await limiter.reward(keyOf(code));
    },
    async remaining(code: Code): Promise<number> {
      const state = await limiter.get(keyOf(code));
      return Math.max(0, maxAttempts - (state?.consumedPoints ?? 0));
    },
  };
}
