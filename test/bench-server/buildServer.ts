import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The server as plain JavaScript, as an app's own build has it. It stays in the tree, to find its packages. */
export async function buildServer(): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(root, 'node_modules/.bench-server-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'test/bench-server/server/serve.ts'),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'serve.js' } },
    },
  });
  return {
    path: join(folder, 'serve.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
