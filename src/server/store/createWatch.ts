import type { Records } from './createRecords.js';

/** Waits for changes of one verification. Holds no timer but while somebody waits. */
export interface Watch {
  /** Resolves after a change since the last time it was asked, or after `wake`; at the latest after so many milliseconds. */
  next(ms: number): Promise<void>;
  wake(): void;
  stop(): void;
}

/** The store may not be able to tell, or may miss one: whoever waits looks again after a while in any case. */
export function createWatch(records: Records, id: string): Watch {
  let isChanged = false;
  let resume: (() => void) | undefined;
  const wake = () => {
    isChanged = true;
    resume?.();
  };
  return {
    async next(ms) {
      if (!isChanged) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          resume = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      resume = undefined;
      isChanged = false;
    },
    wake,
    stop: records.watch(id, wake),
  };
}
