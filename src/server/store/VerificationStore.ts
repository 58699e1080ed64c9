/** How a limiter counts: at most `points` in each window, which opens with the first. */
export interface LimiterOptions {
  /** Keeps its keys apart from other limiters'. */
  name: string;
  points: number;
  windowSecs: number;
}

/** Where a counter stands. */
export interface LimiterState {
  readonly consumedPoints: number;
  readonly remainingPoints: number;
  /** Until the window reopens, in milliseconds. */
  readonly msBeforeNext: number;
}

/**
 * An atomic counter: the part of `rate-limiter-flexible`'s limiters that is used here, so each of them fits.
 * @see https://github.com/animir/node-rate-limiter-flexible/wiki/API-methods
 */
export interface VerificationLimiter {
  /**
   * Takes points. Rejects with the counter's state when there are none left, with an `Error` when the store fails.
   * @param points @default 1
   * @param options `customDuration`: how long the window is if it opens with this, in seconds. @default `windowSecs`
   */
  consume(
    key: string,
    points?: number,
    options?: { customDuration?: number },
  ): Promise<LimiterState>;
  /** Gives a point back. */
  reward(key: string): Promise<unknown>;
  get(key: string): Promise<LimiterState | null>;
  delete(key: string): Promise<unknown>;
}

/**
 * Where verifications live: text under keys that expires by the store's own clock, one atomic operation,
 * and atomic counters. `memoryStore` and `redisStore` are two; `rate-limiter-flexible` has counters for other
 * databases. A method that throws makes the handler answer 503: it fails closed. It holds recipients, and for two
 * minutes the app's results (a token), so it needs the care that a session store needs. It never holds a code.
 */
export interface VerificationStore {
  get(key: string): Promise<string | undefined>;
  /** Writes whatever is there; `undefined` deletes. */
  set(key: string, value: string | undefined, ttlMs: number): Promise<void>;
  /**
   * Writes `to` only if the key holds exactly `from`, where `undefined` is "nothing". Atomic: of many
   * callers with the same `from`, one gets `true`.
   */
  swap(key: string, from: string | undefined, to: string, ttlMs: number): Promise<boolean>;
  limiter(options: LimiterOptions): VerificationLimiter;
  /**
   * Calls back after the key was written, by any process, and perhaps when nothing was. Returns how to stop.
   * Where it is missing, or misses something, whoever waits for news looks again every few seconds.
   */
  watch?(key: string, onWrite: () => void): () => void;
}

/** What a limiter rejects with when there is no point left; anything else means that the store failed. */
export function isLimiterState(value: unknown): value is LimiterState {
  return typeof value === 'object' && value !== null && 'msBeforeNext' in value;
}
