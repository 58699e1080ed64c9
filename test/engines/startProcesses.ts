import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a browser needs to run beside it. They end with it, or at the latest with this process. */
export function startProcesses() {
  const children: ChildProcess[] = [];
  const kill = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  process.once('exit', kill);
  return {
    start(path: string, args: string[], options: SpawnOptions): ChildProcess {
      const child = spawn(path, args, options);
      children.push(child);
      return child;
    },
    async end(): Promise<void> {
      process.off('exit', kill);
      const ended = children
        .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
        .map((child) => once(child, 'exit'));
      kill();
      await Promise.all(ended);
    },
  };
}
