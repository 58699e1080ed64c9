import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { appPath } from './appPath.js';

type Files = (path: string) => string;

const built: Files = (path) =>
  readFileSync(`${appPath}/node_modules/react-otp-verify/dist/${path}`, 'utf8');

const isClient = (code: string) => /^(['"])use client\1/.test(code);

/** Whether a module calls hooks, makes contexts or gives handlers to elements, none of which a server can do. */
function needsClient(source: string): boolean {
  const code = withoutComments(source);
  const drawsElements = code.includes('react/jsx-runtime');
  return (
    /\b(use[A-Z]\w*|createContext)\s*\(/.test(code) ||
    (drawsElements && /\bon[A-Z]\w*\b/.test(code))
  );
}

function withoutComments(code: string): string {
  return parseSync('module.js', code).comments.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    code,
  );
}

/** The modules that a server component runs when it imports an entry, and the client modules at the border. */
function walk(entry: string, files: Files): { run: string[]; border: string[] } {
  const run: string[] = [];
  const border: string[] = [];
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (run.includes(path) || border.includes(path)) continue;
    const code = files(path);
    if (isClient(code)) {
      border.push(path);
      continue;
    }
    run.push(path);
    const { staticImports, staticExports } = parseSync(path, code).module;
    const requests = [...staticImports, ...staticExports.flatMap(({ entries }) => entries)];
    for (const { moduleRequest } of requests) {
      if (moduleRequest?.value.startsWith('.')) {
        open.push(posix.join(posix.dirname(path), moduleRequest.value));
      }
    }
  }
  return { run, border };
}

const outsideClient = (entry: string, files: Files) =>
  walk(entry, files).run.filter((path) => needsClient(files(path)));

describe("'use client'", () => {
  it.each(['index.js', 'server/index.js', 'testing/index.js'])(
    'stands before every hook and handler that a server component reaches from %s',
    (entry) => {
      expect(outsideClient(entry, built)).toEqual([]);
    },
  );

  it('stands in hooks and components only, so that a server may call the rest', () => {
    const { border } = walk('index.js', built);
    expect(border.length).toBeGreaterThan(3);
    expect(border.filter((path) => !/^(hooks|components)\//.test(path))).toEqual([]);
  });

  it('is missed where it is missing, straight behind the entry or further on', () => {
    const files: Record<string, string> = {
      'index.js': "import { a } from './a.js'; export { a }; export { b } from './b.js'",
      'a.js': "import { c } from './c.js'; export const a = c",
      'b.js': "'use client'; import { useD } from './d.js'; export const b = () => useD()",
      'c.js': "import { useState } from 'react'; export const c = () => useState()",
      'd.js': "import { useState } from 'react'; export const useD = () => useState()",
    };
    expect(outsideClient('index.js', (path) => files[path] ?? '')).toEqual(['c.js']);
  });

  it.each([
    ["import { createContext } from 'react'; createContext(0)", true],
    ["import { jsx } from 'react/jsx-runtime'; jsx('button', { onClick() {} })", true],
    ["import { jsx } from 'react/jsx-runtime'; jsx('p', { children: 'x' })", false],
    ['export const options = { onChange() {} }', false],
    ['/** @example useVerification() */ export const x = 1;', false],
  ])('is asked of %s: %s', (code, expected) => {
    expect(needsClient(code)).toBe(expected);
  });
});
