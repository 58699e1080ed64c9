// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readNumbers, readTitles } from './readTitles.js';

/** What a one-time-code field must do is numbered, and a test's title names the numbers that it proves. */
const behaviours = Array.from({ length: 65 }, (_, index) => index + 1);

const sources = import.meta.glob<string>(
  [
    '/test/**/*.{test,browser}.{ts,tsx}',
    '/test/engines/suite/*.ts',
    '!/test/structure/**',
    '!**/node_modules/**',
  ],
  { query: '?raw', import: 'default', eager: true, exhaustive: true },
);

/** The behaviours that no title names. */
function findMissing(files: readonly string[]): string[] {
  const proved = new Set(files.flatMap(readTitles).flatMap((title) => readNumbers('B', title)));
  return behaviours.filter((number) => !proved.has(number)).map((number) => `B${number}`);
}

describe('the behaviours of the field', () => {
  it('each have a test that names them', () => {
    expect(findMissing(Object.values(sources))).toEqual([]);
  });

  it('are found missing when no title names them', () => {
    const titles = [
      `it('B1-B30: a range', () => {`,
      `it.each(rows)('A1, B31, N2: beside others', () => {`,
      `['B32', 'a row'],`,
      `describe('at the end (A2, B33)', () => {`,
      `it('B34-37, B39: a range without its letter', () => {`,
      `// B38 in a comment; 'and B40 in the middle of a string'`,
      `it('B41-B62: the rest', () => {`,
    ];
    expect(findMissing(titles)).toEqual(['B38', 'B40', 'B63', 'B64', 'B65']);
  });
});
