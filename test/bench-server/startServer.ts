import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Ready, ServerOptions } from './server/ServerOptions.js';

export interface Server extends Ready {
  end(): Promise<void>;
}

/** @param path The built server. */
export async function startServer(path: string, options: ServerOptions): Promise<Server> {
  const child = fork(path, [], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production', BENCH_SERVER: JSON.stringify(options) },
  });
  const exit = once(child, 'exit');
  const [ready] = (await Promise.race([
    once(child, 'message'),
    exit.then(([code]) => {
      throw new Error(`the server ended with ${code}`);
    }),
  ])) as [Ready];
  return {
    ...ready,
    async end() {
      // It ends by itself, and its workers with it.
      child.disconnect();
      await exit;
    },
  };
}
