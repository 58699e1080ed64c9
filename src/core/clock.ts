/** Where time comes from, so that rules and tests never read a real clock. */
export interface Clock {
  /** Milliseconds that never run backwards. */
  now(): number;
  /**
   * Tells the clock that a measurement starts: deadlines set from now on are not disturbed by earlier
   * changes of the system clock.
   */
  anchor(): void;
  /** How far the device's clocks have parted since the anchor, in milliseconds: it slept, or its clock was set (T4). */
  driftMs?(): number;
  /** Calls back once, after `delayMs` (clamped to 2^31-1, past which timers fire at once). Returns how to call it off. */
  after(delayMs: number, callback: () => void): () => void;
}
