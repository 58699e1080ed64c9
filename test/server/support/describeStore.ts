import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VerificationStore } from '../../../src/server/index.js';

/** A store to be tried, and the time that passes for it alone. */
export interface StoreBench {
  store: VerificationStore;
  elapse(ms: number): Promise<void>;
  /** Resolves when every write from now on is heard. */
  watch(key: string, onWrite: () => void): Promise<() => void>;
  close(): Promise<void>;
}

/** What each store must do, whatever it is made of. */
export function describeStore(name: string, open: () => Promise<StoreBench>): void {
  describe(`${name} is a store`, () => {
    let bench: StoreBench;
    let store: VerificationStore;
    beforeEach(async () => {
      bench = await open();
      store = bench.store;
    });
    afterEach(() => bench.close());

    describeEntries();
    describeSwaps();
    describeLimiters();
    describeWatching();

    function describeEntries() {
      test('it gives back what was set last, and nothing where nothing is', async () => {
        expect(await store.get('a')).toBe(undefined);
        await store.set('a', 'one', 1000);
        await store.set('a', 'two', 1000);
        expect(await store.get('a')).toBe('two');
        expect(await store.get('b')).toBe(undefined);
      });

      test('setting nothing deletes', async () => {
        await store.set('a', 'one', 1000);
        await store.set('a', undefined, 1000);
        expect(await store.get('a')).toBe(undefined);
        await store.set('never there', undefined, 1000);
      });

      test('any text comes back as it was, and can be swapped', async () => {
        const text = fc.string({ unit: 'binary' });
        await fc.assert(
          fc.asyncProperty(text, text, async (from, to) => {
            await store.set('a', from, 1000);
            expect(await store.get('a')).toBe(from);
            expect(await store.swap('a', from, to, 1000)).toBe(true);
            expect(await store.get('a')).toBe(to);
          }),
          {
            examples: [
              ['', '\0\r\n'],
              ['{"a":"\\ud800"}', '😀 '],
            ],
          },
        );
      });

      test('a value lives as long as was said last, and no longer', async () => {
        await store.set('a', 'one', 60_000);
        await bench.elapse(40_000);
        await store.set('a', 'two', 60_000);
        await bench.elapse(59_000);
        expect(await store.get('a')).toBe('two');
        await bench.elapse(1000);
        expect(await store.get('a')).toBe(undefined);
      });
    }

    function describeSwaps() {
      test('a swap writes only where exactly the expected value is', async () => {
        await store.set('a', 'one', 60_000);
        expect(await store.swap('a', 'on', 'two', 60_000)).toBe(false);
        expect(await store.swap('a', undefined, 'two', 60_000)).toBe(false);
        expect(await store.swap('b', 'one', 'two', 60_000)).toBe(false);
        expect([await store.get('a'), await store.get('b')]).toEqual(['one', undefined]);
        expect(await store.swap('a', 'one', 'two', 60_000)).toBe(true);
        expect(await store.get('a')).toBe('two');
      });

      test('nothing is not the empty text', async () => {
        expect(await store.swap('a', '', 'one', 60_000)).toBe(false);
        expect(await store.swap('a', undefined, '', 60_000)).toBe(true);
        expect(await store.swap('a', undefined, 'one', 60_000)).toBe(false);
        expect(await store.swap('a', '', 'one', 60_000)).toBe(true);
      });

      test('a swapped value has a life of its own; after it there is nothing to swap', async () => {
        await store.set('a', 'one', 60_000);
        await bench.elapse(59_000);
        expect(await store.swap('a', 'one', 'two', 60_000)).toBe(true);
        await bench.elapse(59_000);
        expect(await store.get('a')).toBe('two');
        await bench.elapse(1000);
        expect(await store.swap('a', 'two', 'three', 60_000)).toBe(false);
        expect(await store.swap('a', undefined, 'three', 60_000)).toBe(true);
      });

      test.each([
        ['nothing', undefined],
        ['a value', 'free'],
      ])('R3: of 50 swaps at once from %s one succeeds', async (_what, from) => {
        await store.set('a', from, 60_000);
        const swaps = await Promise.all(
          Array.from({ length: 50 }, (_, by) => store.swap('a', from, `taken by ${by}`, 60_000)),
        );
        expect(swaps.filter(Boolean)).toHaveLength(1);
        expect(await store.get('a')).toBe(`taken by ${swaps.indexOf(true)}`);
      });
    }

    function describeLimiters() {
      const open3 = () => store.limiter({ name: 'x', points: 3, windowSecs: 60 });

      test('a limiter gives its points, then rejects with the time until it reopens', async () => {
        const limiter = open3();
        expect(await limiter.get('a')).toBe(null);
        const left = [];
        for (let at = 0; at < 3; at++) left.push((await limiter.consume('a')).remainingPoints);
        expect(left).toEqual([2, 1, 0]);
        const refusal = await limiter.consume('a').catch((state) => state);
        expect(refusal).toMatchObject({ remainingPoints: 0 });
        expect(refusal).not.toBeInstanceOf(Error);
        expect(refusal.msBeforeNext).toBeGreaterThan(50_000);
        expect(refusal.msBeforeNext).toBeLessThanOrEqual(60_000);
        expect(await limiter.get('a')).toMatchObject({ consumedPoints: 4, remainingPoints: 0 });
        expect(await limiter.consume('b')).toMatchObject({ consumedPoints: 1 });
      });

      test('R6: its window opens with the first point, is not prolonged, and truly reopens', async () => {
        const limiter = open3();
        await limiter.consume('a');
        await bench.elapse(59_000);
        for (let at = 0; at < 3; at++) await limiter.consume('a').catch(() => {});
        await bench.elapse(1000);
        expect(await limiter.consume('a')).toMatchObject({ consumedPoints: 1 });
      });

      test('R4: of 200 at once exactly its points get through', async () => {
        const limiter = open3();
        const all = await Promise.allSettled(
          Array.from({ length: 200 }, () => limiter.consume('a')),
        );
        expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
        expect(await limiter.get('a')).toMatchObject({ consumedPoints: 200 });
      });

      test('a point that is given back can be taken again; deleting opens the window', async () => {
        const limiter = open3();
        for (let at = 0; at < 3; at++) await limiter.consume('a');
        await limiter.reward('a');
        expect(await limiter.consume('a')).toMatchObject({ remainingPoints: 0 });
        await limiter.delete('a');
        expect(await limiter.consume('a')).toMatchObject({ remainingPoints: 2 });
      });

      test('limiters and entries of the same name are apart', async () => {
        const others = store.limiter({ name: 'y', points: 1, windowSecs: 60 });
        await open3().consume('a');
        await store.set('a', 'one', 1000);
        await store.set('x', 'two', 1000);
        expect(await others.consume('a')).toMatchObject({ consumedPoints: 1 });
        expect(await store.get('a')).toBe('one');
      });
    }

    function describeWatching() {
      test('who watches a key hears of each write to it, and of nothing else', async () => {
        const heard: string[] = [];
        await bench.watch('a', () => heard.push('a'));
        await bench.watch('last', () => heard.push('last'));
        await store.set('b', 'one', 1000);
        await store.set('a', 'one', 1000);
        await store.swap('a', 'another', 'two', 1000);
        await store.swap('a', 'one', 'two', 1000);
        await store.set('a', undefined, 1000);
        await store.get('a');
        await store.set('last', 'one', 1000);
        await expect.poll(() => heard).toContain('last');
        expect(heard).toEqual(['a', 'a', 'a', 'last']);
      });

      test('the write can be seen by then', async () => {
        let seen: string | undefined;
        const look = async () => {
          seen = await store.get('a');
        };
        await bench.watch('a', () => void look());
        await store.swap('a', undefined, 'one', 1000);
        await expect.poll(() => seen).toBe('one');
      });

      test('who stops hears no more, and the others still do', async () => {
        const heard: string[] = [];
        const stop = await bench.watch('a', () => heard.push('first'));
        await bench.watch('a', () => heard.push('second'));
        stop();
        stop();
        await store.set('a', 'one', 1000);
        await expect.poll(() => heard).toEqual(['second']);
      });
    }
  });
}
