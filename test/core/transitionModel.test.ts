// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reached } from './machine.js';
import { moves, play } from './machineModel.js';
import { rules } from './machineRules.js';

const NUM_RUNS = 1_000;

describe('whatever happens, in whatever order', () => {
  it.each(Object.entries(rules))('%s', (_, rule) => {
    fc.assert(
      fc.property(moves, (story) => rule(play(story))),
      { numRuns: NUM_RUNS },
    );
  });

  it('the stories reach every status, so that no rule holds for want of a case', () => {
    const statuses = new Set<string>();
    for (const story of fc.sample(moves, { numRuns: NUM_RUNS, seed: 1 })) {
      for (const { after } of play(story)) statuses.add(after.status);
    }
    expect(statuses).toEqual(new Set(Object.values(reached).map((state) => state.status)));
  });
});
