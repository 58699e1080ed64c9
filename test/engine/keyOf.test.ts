// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/engine/keyOf.js';

/** Words as they are named: a server, and a recipient or an input. */
const word = fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined });
const number = fc.stringMatching(/^\+[1-9]\d{7,14}$/);

describe('S1: a key names a recipient without naming the number', () => {
  it('is at most four characters: 20 bits, whatever it is made of', () => {
    fc.assert(
      fc.property(word, word, (scope, text) => {
        const key = keyOf(scope, text);
        expect(key).toMatch(/^[0-9a-z]{1,4}$/);
        expect(Number.parseInt(key, 36)).toBeLessThan(2 ** 20);
      }),
    );
  });

  it('holds no run of four digits of the number, but by the chance that any other text holds one', () => {
    const holds = (key: string, digits: string) => key.length === 4 && digits.includes(key);
    let own = 0;
    let others = 0;
    const runs = 20_000;
    const numbers = fc.sample(number, { numRuns: runs, seed: 1 });
    for (const [index, one] of numbers.entries()) {
      const key = keyOf('/verification/send', one);
      if (holds(key, one)) own += 1;
      if (holds(key, numbers[(index + 1) % runs] ?? '')) others += 1;
    }
    // One key in 170 is of digits alone, and few of those are in any given number.
    expect(own).toBeLessThan(runs / 1_000);
    expect(others).toBeLessThan(runs / 1_000);
  });

  it('gives the number away to nobody who tries them all: a thousand in a million share each key', () => {
    const bits = 20;
    const keys = new Map<string, number>();
    const tried = 1 << 18;
    for (let line = 0; line < tried; line += 1) {
      const key = keyOf('/verification/send', `+1202${String(5_000_000 + line)}`);
      keys.set(key, (keys.get(key) ?? 0) + 1);
    }
    // As many keys as a throw of so many balls into 2^20 boxes hits, give or take a hundredth.
    const expected = 2 ** bits * (1 - Math.exp(-tried / 2 ** bits));
    expect(Math.abs(keys.size / expected - 1)).toBeLessThan(0.01);
  });

  it('hits every part of the range alike', () => {
    const boxes = new Array<number>(64).fill(0);
    const tried = 64_000;
    for (let line = 0; line < tried; line += 1) {
      const box = Number.parseInt(keyOf('/verification/send', `+49151${line}`), 36) >>> 14;
      boxes[box] = (boxes[box] ?? 0) + 1;
    }
    // Chi-square of 63 degrees of freedom: beyond 120 once in a hundred thousand.
    const mean = tried / 64;
    const chiSquare = boxes.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
    expect(chiSquare).toBeLessThan(120);
  });
});

it('is the same for the same words, and tells apart how they are divided', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(keyOf(a, b)).toBe(keyOf(a, b));
    }),
  );
  expect(keyOf('a', 'bc')).not.toBe(keyOf('ab', 'c'));
  expect(keyOf('a')).not.toBe(keyOf('a', undefined));
  expect(keyOf(undefined)).not.toBe(keyOf(''));
});
