/** The longest a timer can wait. One more millisecond and browsers fire at once (T6). */
const MAX_WAIT_MS = 2 ** 31 - 1;

/**
 * Telnyx and its kin let 30 s pass between two codes; assumed where the server says nothing, and twice as long after
 * each further code, up to 16 minutes: five of them take a quarter of an hour.
 */
const ASSUMED_RESEND_MS = 30_000;
const MAX_DOUBLINGS = 5;

/**
 * The moment `seconds` after `atMs`, or undefined when the duration is no use: missing, negative, not finite.
 * A zero is a duration: something that is over at once.
 */
export function deadlineAfter(atMs: number, seconds: number | undefined): number | undefined {
  if (typeof seconds !== 'number' || seconds < 0) return undefined;
  const deadlineMs = atMs + seconds * 1000;
  return Number.isFinite(deadlineMs) ? deadlineMs : undefined;
}

/** When another code may be asked for, `seconds` after `atMs`, or after the wait that is assumed past `sendCount` codes. */
export function resendAfter(atMs: number, seconds: number | undefined, sendCount = 1): number {
  const doublings = Math.min(Math.max(sendCount - 1, 0), MAX_DOUBLINGS);
  return deadlineAfter(atMs, seconds) ?? atMs + ASSUMED_RESEND_MS * 2 ** doublings;
}

/**
 * The last moment up to `deadlineMs` at which a second of `otherMs` ends: two clocks that are seen together tick
 * together. Sooner, since the time to type a code must not be promised too long.
 */
export function inStep(deadlineMs: number | undefined, otherMs: number): number | undefined {
  if (deadlineMs === undefined) return undefined;
  return deadlineMs - ((((deadlineMs - otherMs) % 1000) + 1000) % 1000);
}

/** True from the very millisecond of the deadline on. Without a deadline, never. */
export function isPast(deadlineMs: number | undefined, atMs: number): boolean {
  return deadlineMs !== undefined && atMs >= deadlineMs;
}

/** True up to the deadline. Without a deadline, never. */
export function isAhead(deadlineMs: number | undefined, atMs: number): boolean {
  return deadlineMs !== undefined && atMs < deadlineMs;
}

/** Whole seconds left, rounded up: 0 shows only when it is over (T5). */
export function secondsLeft(deadlineMs: number, atMs: number): number {
  return Math.max(0, Math.ceil((deadlineMs - atMs) / 1000));
}

/** How long until the shown number changes: ticks land on the deadline's own seconds and never drift. */
export function untilNextSecondMs(deadlineMs: number, atMs: number): number {
  const leftMs = deadlineMs - atMs;
  return leftMs <= 0 ? 0 : leftMs % 1000 || 1000;
}

/** A wait that a timer can hold; the rest is waited for anew when it fires. */
export function clampWaitMs(waitMs: number): number {
  return waitMs > 0 ? Math.min(waitMs, MAX_WAIT_MS) : 0;
}
