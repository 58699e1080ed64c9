// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inStep, untilNextSecondMs } from '../../src/core/deadline.js';

const moment = fc.integer({ min: 0, max: 4e12 });
const inSeconds = (deadlineMs: number, otherMs: number) =>
  inStep(deadlineMs, otherMs) ?? Number.NaN;

describe('two clocks on one screen tick together', () => {
  it('T1: sooner by less than a second, never later', () => {
    fc.assert(
      fc.property(moment, moment, (deadlineMs, otherMs) => {
        const soonerMs = deadlineMs - inSeconds(deadlineMs, otherMs);
        expect(soonerMs).toBeGreaterThanOrEqual(0);
        expect(soonerMs).toBeLessThan(1000);
      }),
    );
  });

  it('their seconds end at the same moment, whenever one looks', () => {
    fc.assert(
      fc.property(moment, moment, fc.nat(1e6), (deadlineMs, otherMs, agoMs) => {
        const shownMs = inSeconds(deadlineMs, otherMs);
        const nowMs = Math.min(shownMs, otherMs) - agoMs - 1;
        expect(untilNextSecondMs(shownMs, nowMs)).toBe(untilNextSecondMs(otherMs, nowMs));
      }),
    );
  });

  it('at the beginning of time as well', () => {
    expect(inStep(0, 500)).toBe(-500);
  });

  it('a code that lasts for ever still does', () => {
    expect(inStep(undefined, 1234)).toBeUndefined();
  });
});
