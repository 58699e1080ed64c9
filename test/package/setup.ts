import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { makeKit } from './makeKit.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** An app that has the packed package installed, or why there is none. */
    app: { path: string } | { problem: string };
    /** The apps of `test/kit` with the same package, or why there are none. */
    kit: { path: string } | { problem: string };
    /** The system's Chromium, or an empty text for Playwright's own. */
    chromiumPath: string;
  }
}

const root = join(import.meta.dirname, '../..');

/** Packs the package, as `npm publish` would, and installs it into an app of its own in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const appPath = await mkdtemp(join(tmpdir(), 'react-otp-verify-app-'));
  const folders = [appPath];
  try {
    await cp(join(import.meta.dirname, 'app'), appPath, { recursive: true });
    await npm(root, 'pack', '--foreground-scripts=false', '--pack-destination', appPath);
    await writeFile(join(appPath, 'package.json'), await manifestOfApp());
    await npm(
      appPath,
      'install',
      '--ignore-scripts',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
    );
    project.provide('app', { path: appPath });
  } catch (error) {
    // Thrown from here it would keep every other test from running.
    project.provide('app', { problem: String(error) });
  }
  try {
    const { folder, path } = await makeKit(join(appPath, 'node_modules/react-otp-verify'));
    folders.push(folder);
    project.provide('kit', { path });
  } catch (error) {
    project.provide('kit', { problem: String(error) });
  }
  return async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  };
}

/** What a newcomer would have installed, in the versions that are tested here. */
async function manifestOfApp(): Promise<string> {
  const { name, version, devDependencies } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const installed = [
    '@tanstack/react-query',
    '@types/react',
    '@types/react-dom',
    '@vitejs/plugin-react',
    'react',
    'react-dom',
    'typescript',
    'vite',
  ];
  return JSON.stringify({
    private: true,
    type: 'module',
    dependencies: {
      [name]: `file:${name}-${version}.tgz`,
      ...Object.fromEntries(installed.map((one) => [one, devDependencies[one]])),
    },
  });
}

async function npm(cwd: string, ...args: string[]): Promise<void> {
  await promisify(execFile)('npm', args, { cwd, env: env() });
}

/** Ours without what the test runner put there: under NODE_ENV=test a build would not be for production. */
function env(): NodeJS.ProcessEnv {
  const { NODE_ENV: _, ...rest } = process.env;
  return rest as NodeJS.ProcessEnv;
}
