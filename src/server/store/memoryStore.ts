import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import { createWatchers } from './createWatchers.js';
import { ExpiringMap } from './ExpiringMap.js';
import type {
  LimiterOptions,
  VerificationLimiter,
  VerificationStore,
} from './VerificationStore.js';

export interface MemoryStoreOptions {
  /**
   * Entries, and keys of each counter, that may live at the same time. A verification has three at first and one
   * for the rest of an hour, in 4 kB. When there is no room, new verifications get 503 until old ones expire:
   * nobody's limits or codes are forgotten to make some.
   * @default 100000
   */
  maxEntries?: number | undefined;
}

/** The embedded store: bounded, expiring, for one process. Everything is gone after a restart. */
export function memoryStore({ maxEntries = 100_000 }: MemoryStoreOptions = {}): VerificationStore {
  const entries = new ExpiringMap<string>(maxEntries);
  const watchers = createWatchers();
  return {
    async get(key) {
      return entries.get(key);
    },
    async set(key, value, ttlMs) {
      if (value === undefined) entries.delete(key);
      else entries.set(key, value, ttlMs);
      watchers.tell(key);
    },
    // Nothing is awaited between the look and the write, which makes it atomic.
    async swap(key, from, to, ttlMs) {
      if (entries.get(key) !== from) return false;
      entries.set(key, to, ttlMs);
      watchers.tell(key);
      return true;
    },
    limiter: (options) => boundedLimiter(options, maxEntries),
    watch: watchers.add,
  };
}

/** `RateLimiterMemory` takes any number of keys, so a register of the living ones refuses more. */
function boundedLimiter(options: LimiterOptions, maxKeys: number): VerificationLimiter {
  const { name, points, windowSecs } = options;
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: windowSecs });
  const living = new ExpiringMap<true>(maxKeys);
  return {
    async consume(key, taken = 1, { customDuration = windowSecs } = {}) {
      if (living.get(key) === undefined) living.set(key, true, customDuration * 1000);
      return limiter.consume(key, taken, { customDuration });
    },
    reward: (key) => limiter.reward(key),
    get: (key) => limiter.get(key),
    async delete(key) {
      living.delete(key);
      await limiter.delete(key);
    },
  };
}
