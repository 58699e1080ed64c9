// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readNumbers, readTitles } from './readTitles.js';

/**
 * What has to be tried in a real page, where there are looks, a focus, dialogs and an accessibility tree; what has to be
 * tried fast, in many variations; and what in both.
 */
const inPage = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24];
const inJsdom = [1, 2, 3, 4, 5, 9, 10, 11, 12, 24];

const pages = import.meta.glob<string>(
  [
    '/test/**/*.browser.{ts,tsx}',
    '/test/engines/suite/*.ts',
    '/test/pages/*.pages.test.ts',
    '!**/node_modules/**',
  ],
  { query: '?raw', import: 'default', eager: true, exhaustive: true },
);

const units = import.meta.glob<string>(
  ['/test/{a11y,components,core,hooks}/**/*.test.{ts,tsx}', '!**/node_modules/**'],
  { query: '?raw', import: 'default', eager: true, exhaustive: true },
);

/** The requirements that no title names. */
function findMissing(required: readonly number[], files: readonly string[]): string[] {
  const proved = files.flatMap(readTitles).flatMap((title) => readNumbers('A', title));
  return required.filter((number) => !proved.includes(number)).map((number) => `A${number}`);
}

describe('the requirements of accessibility, A1 to A24', () => {
  it('each have a place where they are tried', () => {
    const all = Array.from({ length: 24 }, (_, index) => index + 1);
    expect(all.filter((number) => ![...inPage, ...inJsdom].includes(number))).toEqual([]);
  });

  it('each have a test in a real page that names them, where a page is needed', () => {
    expect(findMissing(inPage, Object.values(pages))).toEqual([]);
  });

  it('each have a test in jsdom that names them, where that is enough', () => {
    expect(findMissing(inJsdom, Object.values(units))).toEqual([]);
  });

  it('are found missing when no title names them', () => {
    const titles = [`test('A1, N2: beside others', () => {`, `it('A2-A4: a range', () => {`];
    expect(findMissing([1, 2, 3, 4, 5], [...titles, `// A5: in a comment`])).toEqual(['A5']);
  });
});
