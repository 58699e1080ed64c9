import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { build } from 'vite';
import { cleanEnv } from '../live/support/startStorybook.js';
import type { Mounted } from '../server/mounts/describeMount.js';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'next');
const next = join(folder, 'node_modules/next/dist/bin/next');

export const hasNext = existsSync(next);

/** Builds the Next.js app with the package as it would be installed there, and serves it as in production. */
export async function startNext(): Promise<Mounted> {
  const env = { ...cleanEnv(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;
  const installed = join(folder, 'node_modules/react-otp-verify');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: join(installed, 'dist'), emptyOutDir: true },
  });
  await copyFile(join(root, 'package.json'), join(installed, 'package.json'));
  await promisify(execFile)(process.execPath, [next, 'build', folder], { env });

  const args = [next, 'start', folder, '--hostname', '127.0.0.1', '--port', '0'];
  const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const output = createInterface(server.stdout).on('line', (line) => lines.push(line));
  /** What a line of the output says, now or as soon as it is there. */
  async function read(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = lines.map((line) => pattern.exec(line)?.[1]).findLast(Boolean);
      if (found !== undefined) return found;
      await once(output, 'line');
    }
  }
  return {
    origin: await read(/(http:\/\/127\.0\.0\.1:\d+)/),
    codeOf: (phone) => read(new RegExp(`\\${phone} got (\\d+)`)),
    async stop() {
      if (server.exitCode === null && server.kill()) await once(server, 'exit');
    },
  };
}
