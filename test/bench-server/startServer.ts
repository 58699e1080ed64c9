import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Ready, ServerOptions } from './server/ServerOptions.js';

export interface Server extends Ready {
  /** The processor time that it has had. */
  readCpuMs(): Promise<number>;
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
    async readCpuMs() {
      child.send('cpu');
      const [cpuMs] = (await once(child, 'message')) as [number];
      return cpuMs;
    },
    async end() {
      // It ends by itself, and its workers with it.
      child.disconnect();
      await exit;
    },
  };
}
