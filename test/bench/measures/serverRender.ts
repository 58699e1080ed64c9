import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { outputPath } from '../build/paths.js';
import type { Measure } from './Measure.js';

const script = fileURLToPath(new URL('./serverWorker.mjs', import.meta.url));

/** A thread each, so that no library runs on what the engine learned of another. */
export function createServerRenderMeasure(): Measure & { close(): Promise<void> } {
  const workers = new Map<string, Worker>();
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
    async take({ library, isQuick }) {
      let worker = workers.get(library.id);
      if (!worker) {
        worker = new Worker(script, {
          workerData: `${outputPath}/${library.id}/server/server.cjs`,
          env: { ...process.env, NODE_ENV: 'production' },
        });
        workers.set(library.id, worker);
        await render(worker, isQuick ? 50 : 1000);
      }
      return await render(worker, isQuick ? 50 : 200);
    },
    async close() {
      for (const worker of workers.values()) await worker.terminate();
    },
  };
}

async function render(worker: Worker, forMs: number): Promise<Record<string, number>> {
  worker.postMessage(forMs);
  const [answer] = await once(worker, 'message');
  return answer;
}
