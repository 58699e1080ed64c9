import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { outputPath } from '../build/paths.js';
import type { Measure } from './Measure.js';

const script = fileURLToPath(new URL('./serverProcess.mjs', import.meta.url));

interface Answer {
  rendersPerSecond: number;
  htmlBytes: number;
}

/** A process each: none runs on what the engine learned of another, and its processor time is its own. */
export function createServerRenderMeasure(): Measure & { close(): void } {
  const servers = new Map<string, { process: ChildProcess; batch: number }>();
  return {
    rows: [
      {
        id: 'rendersPerSecond',
        title: 'server renders per second',
        unit: '',
        digits: 0,
        isMoreBetter: true,
      },
      { id: 'htmlBytes', title: 'server HTML', unit: 'bytes', digits: 0 },
    ],
    async take({ library: { id }, isQuick }) {
      const seconds = isQuick ? 0.05 : 0.3;
      let server = servers.get(id);
      if (!server) {
        const child = fork(script, [`${outputPath}/${id}/server/server.cjs`], {
          env: { ...process.env, NODE_ENV: 'production' },
        });
        // Before the engine has compiled it, it is slower; it takes a few to find out how many make a batch.
        let batch = 100;
        for (let time = 0; time < 3; time++) {
          batch = Math.ceil((await render(child, batch)).rendersPerSecond * seconds);
        }
        server = { process: child, batch };
        servers.set(id, server);
      }
      return { ...(await render(server.process, server.batch)) };
    },
    close() {
      for (const server of servers.values()) server.process.kill();
    },
  };
}

async function render(server: ChildProcess, count: number): Promise<Answer> {
  server.send(count);
  const [answer] = await once(server, 'message');
  return answer;
}
