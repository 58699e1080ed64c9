import { Problem } from './Problem.js';

/** Counts what each session holds open in this process. */
export interface Slots {
  /**
   * Returns how to give it back, which counts once.
   * @throws Problem `rate_limited`
   */
  take(session: string): () => void;
}

export function createSlots(perSession: number): Slots {
  const held = new Map<string, number>();
  return {
    take(session) {
      const count = held.get(session) ?? 0;
      if (count >= perSession) {
        const detail = 'Too many event streams are open. Close one.';
        throw new Problem('rate_limited', { detail });
      }
      held.set(session, count + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const others = (held.get(session) ?? 1) - 1;
        if (others > 0) held.set(session, others);
        else held.delete(session);
      };
    },
  };
}
