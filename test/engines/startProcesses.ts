import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Processes {
  start(path: string, args: string[], options: SpawnOptions): ChildProcess;
  end(): Promise<void>;
}

/** A browser and what has to run beside it. They end together, or at the latest with this process. */
export function startProcesses(): Processes {
  const children: ChildProcess[] = [];
  const kill = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  process.once('exit', kill);
  return {
    start(path, args, options) {
      const child = spawn(path, args, options);
      children.push(child);
      return child;
    },
    async end() {
      process.off('exit', kill);
      const ended = children
        .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
        .map((child) => once(child, 'exit'));
      kill();
      await Promise.all(ended);
    },
  };
}
