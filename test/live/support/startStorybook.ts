import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export interface RunningStorybook {
  url: string;
  stop(): Promise<void>;
}

const START_MS = 90_000;

/** `storybook dev` on a free port, in a process group of its own, ready to show stories. */
export async function startStorybook(limits: Record<string, number>): Promise<RunningStorybook> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const storybook = spawn(
    'node_modules/.bin/storybook',
    ['dev', '--ci', '--exact-port', '--no-version-updates', '--port', String(port)],
    {
      // Its children end with it, whatever they are.
      detached: true,
      env: { ...cleanEnv(), OTP_DEMO_LIMITS: JSON.stringify(limits) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [storybook.stdout, storybook.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const exit = once(storybook, 'exit');
  const stop = async () => {
    if (storybook.exitCode !== null || storybook.signalCode !== null) return;
    if (storybook.pid !== undefined) process.kill(-storybook.pid, 'SIGTERM');
    await exit;
  };
  try {
    await Promise.race([
      answers(`${url}/iframe.html`),
      exit.then(() => Promise.reject(new Error('Storybook ended before it was ready'))),
    ]);
  } catch (error) {
    await stop();
    throw new Error(`Storybook did not start:\n${output}`, { cause: error });
  }
  return { url, stop };
}

/** The environment without what says that a test runs: Storybook has to be as a person starts it. */
export function cleanEnv(): NodeJS.ProcessEnv {
  const { NODE_ENV, VITEST, ...env } = process.env;
  return env;
}

async function answers(url: string): Promise<void> {
  const endMs = Date.now() + START_MS;
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > endMs) throw new Error(`${url} did not answer within ${START_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
