import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Library } from '../libraries.js';
import { peersPath, rootPath } from './paths.js';

type Lock = { packages: Record<string, { version?: string; optional?: boolean }> };

/** Gets the libraries that are compared with, where what is installed is not what the lock asks for. */
export function installPeers(): void {
  if (isInstalled()) return;
  console.error('bench: installing the libraries to compare with (`npm ci` in test/bench/peers)');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peersPath, stdio: 'pipe' });
}

function isInstalled(): boolean {
  const path = `${peersPath}/node_modules/.package-lock.json`;
  if (!existsSync(path)) return false;
  const installed = readJson<Lock>(path).packages;
  return Object.entries(readJson<Lock>(`${peersPath}/package-lock.json`).packages).every(
    ([name, { version, optional }]) =>
      name === '' || optional || installed[name]?.version === version,
  );
}

/** The version that is measured. */
export function readVersion({ id, packageName }: Library): string | undefined {
  if (!packageName) return undefined;
  const folder = id === 'ours' ? rootPath : `${peersPath}/node_modules/${packageName}`;
  return readJson<{ version: string }>(`${folder}/package.json`).version;
}

export function readReactVersion(): string {
  return readJson<{ version: string }>(`${peersPath}/node_modules/react/package.json`).version;
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, 'utf8'));
}
