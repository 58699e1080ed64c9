import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { secondsLeft } from '../../src/core/deadline.js';
import { createWorld, type Move, type Story, stories, type World } from './engineModel.js';
import { countListeners } from './startEngine.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const NUM_RUNS = 200;

/** Looks at the world after each move; what it returns looks once more, after the screen went away for good. */
type Rule = (world: World) => {
  afterMove?: (move: Move) => void;
  atEnd?: () => void;
};

const rules: Record<string, Rule> = {
  'N1, N4: no request but for what a person did, and one for each': ({ asked }) => ({
    afterMove() {
      const intents = asked.filter(({ kind }) => kind !== 'cancel').map(({ move }) => move);
      expect(new Set(intents).size).toBe(intents.length);
    },
  }),

  'N2: never two requests that somebody waits for': ({ asked }) => ({
    afterMove() {
      const waiting = asked.filter(
        ({ kind, answer, signal }) => kind !== 'cancel' && !answer && !signal.aborted,
      );
      expect(waiting.length).toBeLessThanOrEqual(1);
    },
  }),

  'N6: nothing is cancelled twice, nor once it was verified': ({ asked }) => ({
    atEnd() {
      const cancelled = asked.filter(({ kind }) => kind === 'cancel').map(({ id }) => id);
      expect(new Set(cancelled).size).toBe(cancelled.length);
      for (const { kind, id, answer, signal } of asked) {
        if (kind !== 'verify' || answer !== 'verified' || signal.aborted) continue;
        expect(cancelled).not.toContain(id);
      }
    },
  }),

  'N9: an answer that nobody waits for changes nothing': ({ asked, engine }) => {
    let answered = 0;
    let before = engine.getSnapshot();
    return {
      afterMove(move) {
        const heard = asked.filter(({ answer, signal }) => answer && !signal.aborted).length;
        if (move.type === 'answer' && heard === answered) expect(engine.getSnapshot()).toBe(before);
        answered = heard;
        before = engine.getSnapshot();
      },
    };
  },

  'N11: verified only by the word, and the app hears of it once': ({ asked, engine, proofs }) => ({
    afterMove() {
      const words = asked.filter(({ answer, signal }) => answer === 'verified' && !signal.aborted);
      expect(proofs.length).toBeLessThanOrEqual(words.length);
      expect(new Set(proofs).size).toBe(proofs.length);
      if (engine.getSnapshot().status === 'verified') expect(words.length).toBeGreaterThan(0);
    },
  }),

  'T2: the time left never grows for one code': ({ engine, clock }) => {
    const left = new Map<string | undefined, number>();
    return {
      afterMove() {
        const { challenge, expiresAtMs } = engine.getSnapshot();
        if (!challenge || expiresAtMs === undefined) return;
        const now = secondsLeft(expiresAtMs, clock.now());
        expect(now).toBeLessThanOrEqual(left.get(challenge.id) ?? 120);
        left.set(challenge.id, now);
      },
    };
  },

  'T7: neither timer nor listener is left, and no caller waits for ever': ({ clock, promised }) => {
    const listeners = countListeners();
    return {
      atEnd() {
        expect(clock.pending).toBe(0);
        expect(listeners()).toBe(0);
        expect(promised.every(({ isSettled }) => isSettled)).toBe(true);
      },
    };
  },
};

async function play(story: Story, rule: Rule): Promise<World> {
  const world = createWorld(story);
  const { afterMove, atEnd } = rule(world);
  for (const move of story.moves) {
    await world.make(move);
    afterMove?.(move);
  }
  await world.make({ type: 'leave' });
  // A backend that hears no abort answers in the end, or never: what it was asked before is of no consequence.
  await world.make({ type: 'reset' });
  await world.make({ type: 'wait', ms: 0 });
  atEnd?.();
  return world;
}

describe('whatever happens between people, servers and React', () => {
  it.each(Object.entries(rules))('%s', async (_, rule) => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        await play(story, rule);
        vi.restoreAllMocks();
      }),
      { numRuns: NUM_RUNS },
    );
  });

  it('the stories reach every status and every kind of request', async () => {
    const reached = new Set<string>();
    for (const story of fc.sample(stories, { numRuns: NUM_RUNS, seed: 1 })) {
      const { asked } = await play(story, ({ engine }) => ({
        afterMove: () => void reached.add(engine.getSnapshot().status),
      }));
      for (const { kind } of asked) reached.add(kind);
    }
    expect([...reached].sort()).toEqual(
      [
        ...['idle', 'sending', 'awaiting', 'verifying', 'verified', 'expired', 'locked'],
        ...['cancelled', 'send', 'verify', 'cancel'],
      ].sort(),
    );
  });
});
