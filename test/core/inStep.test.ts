// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inStep, untilNextSecondMs } from '../../src/core/deadline.js';

const moment = fc.integer({ min: 0, max: 4e12 });

describe('two clocks on one screen tick together', () => {
  it('T1: later by less than a second, never sooner', () => {
    fc.assert(
      fc.property(moment, moment, (deadlineMs, otherMs) => {
        const delayMs = inStep(deadlineMs, otherMs) - deadlineMs;
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThan(1000);
      }),
    );
  });

  it('their seconds end at the same moment, whenever one looks', () => {
    fc.assert(
      fc.property(moment, moment, fc.nat(1e6), (deadlineMs, otherMs, agoMs) => {
        const shownMs = inStep(deadlineMs, otherMs);
        const nowMs = Math.min(shownMs, otherMs) - agoMs - 1;
        expect(untilNextSecondMs(shownMs, nowMs)).toBe(untilNextSecondMs(otherMs, nowMs));
      }),
    );
  });

  it('alone, a clock keeps its own', () => {
    expect(inStep(1234, undefined)).toBe(1234);
  });
});
