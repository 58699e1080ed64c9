// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampWaitMs,
  deadlineAfter,
  isPast,
  resendAfter,
  secondsLeft,
  untilNextSecondMs,
} from '../../src/core/deadline.js';

/** Milliseconds as clocks give them, with a fraction, centuries apart. */
const moment = fc.maxSafeNat().map((microseconds) => microseconds / 1_000);

describe('deadlineAfter', () => {
  it('T6: is a finite moment, not before its start, or none at all', () => {
    fc.assert(
      fc.property(moment, fc.double(), (atMs, seconds) => {
        const deadlineMs = deadlineAfter(atMs, seconds);
        if (deadlineMs === undefined) return;
        expect(Number.isFinite(deadlineMs)).toBe(true);
        expect(deadlineMs).toBeGreaterThanOrEqual(atMs);
      }),
    );
  });

  it.each([
    [0, 1_000],
    [0.5, 1_500],
    [300, 301_000],
    [-1, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [Number.MAX_VALUE, undefined],
    [undefined, undefined],
  ])('%s seconds after 1000 ms is %s', (seconds, expected) => {
    expect(deadlineAfter(1_000, seconds)).toBe(expected);
  });

  it('takes what is no number at all as not said', () => {
    expect(deadlineAfter(1_000, '300' as unknown as number)).toBeUndefined();
    expect(deadlineAfter(1_000, null as unknown as number)).toBeUndefined();
  });
});

describe('resendAfter', () => {
  it.each([
    [1, 30],
    [2, 60],
    [3, 120],
    [4, 240],
    [5, 480],
    [6, 960],
    [7, 960],
    [1_000, 960],
    [0, 30],
  ])(
    'T10: where the server says nothing, after %d codes another is %d s away',
    (sendCount, seconds) => {
      expect(resendAfter(1_000, undefined, sendCount)).toBe(1_000 + seconds * 1_000);
    },
  );

  it('is what the server says, however many codes there were', () => {
    expect(resendAfter(1_000, 0, 7)).toBe(1_000);
    expect(resendAfter(1_000, 45, 7)).toBe(46_000);
  });

  it('T6: takes no duration that is none', () => {
    fc.assert(
      fc.property(moment, fc.double(), fc.nat(), (atMs, seconds, sendCount) => {
        const resendAtMs = resendAfter(atMs, seconds, sendCount);
        expect(Number.isFinite(resendAtMs)).toBe(true);
        expect(resendAtMs).toBeGreaterThanOrEqual(atMs);
      }),
    );
  });
});

describe('secondsLeft', () => {
  it.each([
    [300_000, 0, 300],
    [300_000, 0.01, 300],
    [300_000, 1_000, 299],
    [300_000, 299_999, 1],
    [300_000, 299_999.99, 1],
    [300_000, 300_000, 0],
    [300_000, 400_000, 0],
  ])('T5: of %d at %d are %d', (deadlineMs, atMs, expected) => {
    expect(secondsLeft(deadlineMs, atMs)).toBe(expected);
  });

  it('T5: are whole, never negative, and 0 exactly when the deadline has passed', () => {
    fc.assert(
      fc.property(moment, moment, (deadlineMs, atMs) => {
        const seconds = secondsLeft(deadlineMs, atMs);
        expect(Number.isInteger(seconds)).toBe(true);
        expect(seconds).toBeGreaterThanOrEqual(0);
        expect(seconds === 0).toBe(isPast(deadlineMs, atMs));
      }),
    );
  });

  it('T5: never grow as time goes on', () => {
    fc.assert(
      fc.property(moment, moment, moment, (deadlineMs, atMs, laterMs) => {
        expect(secondsLeft(deadlineMs, atMs + laterMs)).toBeLessThanOrEqual(
          secondsLeft(deadlineMs, atMs),
        );
      }),
    );
  });
});

describe('untilNextSecondMs', () => {
  it('T3: leads to the moment at which the shown number is one less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), fc.nat(2 ** 40), (leftMs, atMs) => {
        const deadlineMs = atMs + leftMs;
        const waitMs = untilNextSecondMs(deadlineMs, atMs);
        expect(waitMs).toBeGreaterThan(0);
        expect(waitMs).toBeLessThanOrEqual(1_000);
        const shown = secondsLeft(deadlineMs, atMs);
        expect(secondsLeft(deadlineMs, atMs + waitMs - 1)).toBe(shown);
        expect(secondsLeft(deadlineMs, atMs + waitMs)).toBe(shown - 1);
      }),
    );
  });

  it('is nothing once the deadline has passed', () => {
    expect(untilNextSecondMs(1_000, 1_000)).toBe(0);
    expect(untilNextSecondMs(1_000, 5_000)).toBe(0);
  });
});

describe('isPast', () => {
  it('is true from the very millisecond on, and never without a deadline', () => {
    expect(isPast(1_000, 999)).toBe(false);
    expect(isPast(1_000, 1_000)).toBe(true);
    expect(isPast(undefined, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});

describe('clampWaitMs', () => {
  it('T6: any number becomes a wait that a timer can hold', () => {
    fc.assert(
      fc.property(fc.double(), (waitMs) => {
        const clampedMs = clampWaitMs(waitMs);
        expect(clampedMs).toBeGreaterThanOrEqual(0);
        expect(clampedMs).toBeLessThanOrEqual(2 ** 31 - 1);
      }),
    );
  });
});
