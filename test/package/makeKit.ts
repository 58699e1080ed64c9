import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const source = join(root, 'test/kit');

/**
 * The apps of `test/kit`, in a temporary folder, as if their authors had installed the package. What they import is found
 * from the inside out: the packed package, then what `test/kit` installs for itself, then what everything here uses.
 */
export async function makeKit(packagePath: string): Promise<{ folder: string; path: string }> {
  const installed = join(source, 'node_modules');
  if (!existsSync(installed)) throw new Error('test/kit is not installed: node test/prepare.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'react-otp-verify-kit-'));
  const path = join(folder, 'kit/app');
  await mkdir(join(folder, 'kit'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await symlink(installed, join(folder, 'kit/node_modules'), 'junction');
  await cp(source, path, { recursive: true, filter: (from) => from !== installed });
  await cp(packagePath, join(path, 'node_modules/react-otp-verify'), { recursive: true });
  await addExamples(path);
  return { folder, path };
}

/** The login screen is a story's; Jest's test of it is Vitest's but for one import. */
async function addExamples(path: string): Promise<void> {
  for (const app of ['vitest', 'jest', 'playwright']) {
    await cp(join(root, 'stories/testing/LoginScreen.tsx'), join(path, app, 'LoginScreen.tsx'));
  }
  const test = await readFile(join(path, 'vitest/LoginScreen.test.tsx'), 'utf8');
  await writeFile(
    join(path, 'jest/LoginScreen.test.tsx'),
    test.replace("from 'vitest'", "from '@jest/globals'"),
  );
}
