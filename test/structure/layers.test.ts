// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readModule } from './readModule.js';
import { repository, under } from './repository.js';
import {
  checkLayers,
  checkNoCss,
  checkNoExportAll,
  checkPublicOnly,
  checkPure,
  checkSize,
  checkSpecifiers,
  type Layers,
} from './rules.js';

/** The folders of `src/`, each with the layers and the packages that it may import. */
const layers: Layers = {
  contract: { layers: [], packages: [] },
  core: { layers: ['contract'], packages: [] },
  engine: { layers: ['core', 'contract'], packages: [] },
  backend: { layers: ['contract'], packages: [] },
  stepup: { layers: ['contract'], packages: [] },
  hooks: {
    layers: ['engine', 'core', 'contract'],
    packages: ['react', 'react-dom', '@tanstack/react-query'],
  },
  messages: { layers: ['contract'], packages: [] },
  components: {
    layers: ['hooks', 'core', 'messages', 'contract'],
    packages: ['react', 'react-dom', 'clsx'],
  },
  styles: { layers: [], packages: [] },
  server: { layers: ['contract', 'core'], packages: ['rate-limiter-flexible'] },
  testing: { layers: ['contract', 'core'], packages: [] },
  'index.ts': {
    layers: [
      ...['hooks', 'components', 'backend', 'stepup', 'messages', 'core', 'contract'],
      'engine (types)',
    ],
    packages: [],
  },
};

/** All that tests of components and stories may import of `src/`. */
const componentTestEntries = ['src/index.js', 'src/testing/index.js'];
const storyEntries = [
  ...componentTestEntries,
  'src/server/index.js',
  'src/server/openapi.json',
  'src/styles/index.css',
  'src/styles/themes/contrast.css',
  'src/styles/themes/soft.css',
];

/** What the rules in `core/` never touch: clocks, timers, chance, network and page. */
const impure = [
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'requestAnimationFrame'],
  ...['queueMicrotask', 'crypto', 'fetch', 'XMLHttpRequest'],
  ...['window', 'document', 'navigator', 'localStorage', 'sessionStorage', 'globalThis'],
];

const sample = (path: string, source: string) => readModule(path, source);

describe('layers', () => {
  it('finds the files to look at', () => {
    expect(under('src/').length).toBeGreaterThan(20);
    expect(under('test/').some(({ path }) => path.endsWith('layers.test.ts'))).toBe(true);
  });

  it('S6: each file of src imports only what the table of layers names', () => {
    expect(under('src/').flatMap((module) => checkLayers(module, layers))).toEqual([]);
  });

  it.each([
    ['src/core/a.ts', "import { x } from '../engine/x.js'"],
    ['src/core/a.ts', "export { x } from '../engine/x.js'"],
    ['src/core/a.ts', "import type { X } from '../engine/x.js'"],
    ['src/core/a.ts', "type X = import('../engine/x.js').X"],
    ['src/core/a.ts', "const x = await import('../engine/x.js')"],
    ['src/core/nested/a.ts', "import '../../engine/x.js'"],
    ['src/core/a.ts', "import { useState } from 'react'"],
    ['src/contract/a.ts', "import { x } from '../core/x.js'"],
    ['src/engine/a.ts', "import { QueryClient } from '@tanstack/react-query'"],
    ['src/hooks/a.ts', "import { A } from '../components/A.js'"],
    ['src/components/A.tsx', "import { createEngine } from '../engine/createEngine.js'"],
    ['src/components/A.tsx', "import * as everything from '../index.js'"],
    ['src/components/A.tsx', "import { createClock } from '../testing/index.js'"],
    ['src/components/A.tsx', "import { handler } from '../server/index.js'"],
    ['src/components/A.tsx', "import { x } from 'react-otp-verify'"],
    ['src/server/a.ts', "import { createHttpBackend } from '../backend/createHttpBackend.js'"],
    ['src/server/a.ts', "import { randomBytes } from 'node:crypto'"],
    ['src/index.ts', "export { createEngine } from './engine/createEngine.js'"],
    ['src/index.ts', "export { createFakeBackend } from './testing/index.js'"],
    ['src/core/a.ts', "import { x } from '../../test/x.js'"],
    ['src/unheard/a.ts', 'export const x = 1'],
  ])('reports %s with %s', (path, source) => {
    expect(checkLayers(sample(path, source), layers)).toHaveLength(1);
  });

  it.each([
    ['src/core/a.ts', "import { x } from './x.js'; import type { Y } from '../contract/y.js'"],
    ['src/index.ts', "export type { Engine } from './engine/createEngine.js'"],
    ['src/hooks/a.ts', "import { jsx } from 'react/jsx-runtime'"],
  ])('allows %s with %s', (path, source) => {
    expect(checkLayers(sample(path, source), layers)).toEqual([]);
  });
});

describe('outside of src', () => {
  it('tests of components import the public entries only', () => {
    expect(
      under('test/components/').flatMap((module) => checkPublicOnly(module, componentTestEntries)),
    ).toEqual([]);
  });

  it('stories import the public entries only', () => {
    expect(
      under('stories/', '.storybook/').flatMap((module) => checkPublicOnly(module, storyEntries)),
    ).toEqual([]);
  });

  it.each([
    ['test/components/A.test.tsx', "import { A } from '../../src/components/A.js'"],
    ['test/components/A.test.tsx', "import { handler } from '../../src/server/index.js'"],
    ['stories/A.stories.tsx', "import type { X } from '../src/core/x.js'"],
    ['stories/live/A.stories.tsx', "import { x } from '../../src/hooks/x.js'"],
  ])('reports %s with %s', (path, source) => {
    const entries = path.startsWith('stories/') ? storyEntries : componentTestEntries;
    expect(checkPublicOnly(sample(path, source), entries)).toHaveLength(1);
  });
});

describe('files', () => {
  it('src writes relative imports with their ending', () => {
    expect(under('src/').flatMap(checkSpecifiers)).toEqual([]);
    expect(checkSpecifiers(sample('src/core/a.ts', "import './x'; import '..'"))).toHaveLength(2);
  });

  it('src imports no style sheet', () => {
    expect(under('src/').flatMap(checkNoCss)).toEqual([]);
    expect(checkNoCss(sample('src/components/A.tsx', "import './a.css'"))).toHaveLength(1);
    expect(checkNoCss(sample('src/components/A.tsx', "import a from './a.css?raw'"))).toHaveLength(
      1,
    );
  });

  it('contract and core read no clock, timer, network or page', () => {
    expect(
      under('src/contract/', 'src/core/').flatMap((module) => checkPure(module, impure)),
    ).toEqual([]);
    const bad = 'export const now = () => Date.now() + window.x; setTimeout(now, 1)';
    expect(checkPure(sample('src/core/a.ts', bad), impure)).toHaveLength(3);
    const good = 'export const x = (clock: { setTimeout(): void }) => clock.setTimeout()';
    expect(checkPure(sample('src/core/a.ts', good), impure)).toEqual([]);
  });

  it('src lists its exports one by one', () => {
    expect(under('src/').flatMap(checkNoExportAll)).toEqual([]);
    expect(checkNoExportAll(sample('src/index.ts', "export * from './x.js'"))).toHaveLength(1);
    expect(checkNoExportAll(sample('src/index.ts', "export * as x from './x.js'"))).toHaveLength(1);
  });

  it('no file is long without a reason, and none is very long', () => {
    expect(repository.flatMap(checkSize)).toEqual([]);
    const lines = (count: number, top = '') => `${top}${'x;\n'.repeat(count)}`;
    expect(checkSize(sample('src/a.ts', lines(250)))).toEqual([]);
    expect(checkSize(sample('src/a.ts', lines(251)))).toHaveLength(1);
    expect(checkSize(sample('src/a.ts', lines(251, "'use client';\n// A table.\n")))).toEqual([]);
    expect(checkSize(sample('src/a.ts', lines(350, '// A table.\n')))).toHaveLength(1);
    expect(checkSize(sample('src/a.css', lines(251)))).toHaveLength(1);
  });
});
