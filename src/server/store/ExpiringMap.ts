const firstSweepAt = 64;

/** A map that forgets what has expired, and refuses to grow past its limit. Reads `Date.now`. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, { value: Value; expiresAtMs: number }>();
  readonly #maxEntries: number;
  #sweepAt = firstSweepAt;

  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    return entry !== undefined && Date.now() < entry.expiresAtMs ? entry.value : undefined;
  }

  /** @throws Error when full: forgetting somebody's counter to make room would lift its limit. */
  set(key: string, value: Value, ttlMs: number): void {
    if (!this.#entries.has(key)) this.#makeRoom();
    this.#entries.set(key, { value, expiresAtMs: Date.now() + ttlMs });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  // Sweeping each time the map has doubled costs a constant for each entry, and needs no timer.
  #makeRoom(): void {
    if (this.#entries.size < Math.min(this.#sweepAt, this.#maxEntries)) return;
    const nowMs = Date.now();
    for (const [key, { expiresAtMs }] of this.#entries) {
      if (expiresAtMs <= nowMs) this.#entries.delete(key);
    }
    this.#sweepAt = Math.max(firstSweepAt, this.#entries.size * 2);
    if (this.#entries.size >= this.#maxEntries) {
      throw new Error(`the memory store is full: ${this.#maxEntries} entries`);
    }
  }
}
