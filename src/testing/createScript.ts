import type { Clock } from '../core/clock.js';

/** A request kept open. */
export interface HeldRequest<Answer> {
  /**
   * Lets the answer go: this one, or without one whatever would have been answered. An `Error` is thrown.
   * Only the first call counts. Nobody hears it when the request has been aborted meanwhile.
   */
  release(outcome?: Answer | Error): void;
}

/** What requests of one kind come to. */
export interface Script<Answer> {
  /** The answer to the next request that has none yet. */
  push(outcome: Answer | Error): void;
  /** Keeps the next request that is not held yet open. */
  hold(): HeldRequest<Answer>;
  /**
   * Waits as long as a request takes. Gives the scripted answer, or undefined when there is none; throws a
   * scripted `Error`, and the signal's reason as soon as it is aborted.
   */
  play(signal: AbortSignal): Promise<Answer | undefined>;
}

export function createScript<Answer>(latencyMs: number, clock: Clock | undefined): Script<Answer> {
  type Outcome = Answer | Error | undefined;
  const outcomes: Outcome[] = [];
  const holds: Promise<Outcome>[] = [];

  function startLatency(done: () => void): () => void {
    if (clock !== undefined) return clock.after(latencyMs, done);
    const timer = setTimeout(done, latencyMs);
    return () => clearTimeout(timer);
  }

  return {
    push(outcome) {
      outcomes.push(outcome);
    },
    hold() {
      let release!: (outcome?: Answer | Error) => void;
      holds.push(
        new Promise((resolve) => {
          release = resolve;
        }),
      );
      return { release };
    },
    async play(signal) {
      // Taken in the order of the requests, whichever is answered first.
      let outcome = outcomes.shift();
      const held = holds.shift();
      if (latencyMs > 0) await untilDone(signal, startLatency);
      if (held !== undefined) {
        await untilDone(signal, (done) => {
          void held.then(done);
          return () => {};
        });
        outcome = (await held) ?? outcome;
      }
      signal.throwIfAborted();
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
}

/** Waits for something that can be called off; an abort calls it off and throws the signal's reason. */
function untilDone(signal: AbortSignal, start: (done: () => void) => () => void): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => {
      callOff();
      reject(signal.reason);
    };
    const callOff = start(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}
