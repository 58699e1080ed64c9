import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appPath } from './appPath.js';

const packagePath = join(appPath, 'node_modules/react-otp-verify');
const read = (path: string) => readFileSync(join(packagePath, path), 'utf8');
const files = readdirSync(packagePath, { recursive: true, encoding: 'utf8' });
const manifest = JSON.parse(read('package.json'));

it('S10: depends on clsx alone, React and TanStack Query being peers', () => {
  expect(Object.keys(manifest.dependencies)).toEqual(['clsx']);
  const optional = Object.keys(manifest.peerDependenciesMeta ?? {});
  expect(Object.keys(manifest.peerDependencies).filter((name) => !optional.includes(name))).toEqual(
    ['@tanstack/react-query', 'react', 'react-dom'],
  );
  expect(manifest.optionalDependencies).toBeUndefined();
});

it('S10: runs no script when it is installed', () => {
  const scripts = Object.keys(manifest.scripts ?? {});
  expect(scripts.filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
  const { packages } = JSON.parse(readFileSync(join(packagePath, '../.package-lock.json'), 'utf8'));
  expect(packages['node_modules/react-otp-verify'].hasInstallScript).toBeUndefined();
  expect(packages['node_modules/clsx'].hasInstallScript).toBeUndefined();
});

it('every entry is there, with its declarations', () => {
  const targets = Object.values<string | Record<string, string>>(manifest.exports).flatMap(
    (target) => (typeof target === 'string' ? target : Object.values(target)),
  );
  expect(targets.length).toBeGreaterThan(8);
  for (const target of targets) {
    const [start = '', end = ''] = target.replace('./', '').split('*');
    expect(
      files.filter((path) => path.startsWith(start) && path.endsWith(end)),
      target,
    ).not.toEqual([]);
  }
});

it('holds the build, its sources and its papers, and nothing else', () => {
  const roots = new Set(files.map((path) => path.split('/')[0]));
  roots.delete('node_modules');
  for (const root of roots) {
    expect(['dist', 'src', 'package.json', 'README.md', 'CHANGELOG.md', 'LICENSE']).toContain(root);
  }
  expect(files.filter((path) => /\.(test|stories|browser)\./.test(path))).toEqual([]);
});
