// A server of the bench: fills its store, says so, and listens until its parent lets go of it.
import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { redisStore, toNodeListener } from '../../../src/server/index.js';
import { clientKinds } from '../../server/redis/connectClients.js';
import { createBenchHandler, type Handler } from './createBenchHandler.js';
import { fill } from './fill.js';
import type { Ready, ServerOptions } from './ServerOptions.js';

const options: ServerOptions = JSON.parse(process.env.BENCH_SERVER ?? '');

if (cluster.isPrimary) {
  await lead();
} else {
  process.on('message', () => process.send?.(ownCpuMs()));
  await listen(createBenchHandler(options));
}

async function lead(): Promise<void> {
  process.once('disconnect', () => process.exit());
  process.on('message', () => void readCpuMs().then((cpuMs) => process.send?.(cpuMs)));
  const handle = createBenchHandler(options);
  // What is there once, however many are under way, is not theirs.
  if (options.kind !== 'floor') await fill(handle, 1);
  const before = await readBytes();
  const pending = options.kind === 'floor' ? [] : await fill(handle, options.live);
  const bytesPerLive =
    pending.length === 0 ? undefined : ((await readBytes()) - before) / options.live;
  const port = options.processes === 1 ? await listen(handle) : await startWorkers();
  process.send?.({ port, pending, bytesPerLive } satisfies Ready);
}

/** Processor time until now, of all that serve. */
async function readCpuMs(): Promise<number> {
  const workers = Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? []);
  if (workers.length === 0) return ownCpuMs();
  const times = workers.map(async (worker) => {
    worker.send('cpu');
    const [cpuMs] = (await once(worker, 'message')) as [number];
    return cpuMs;
  });
  return (await Promise.all(times)).reduce((sum, cpuMs) => sum + cpuMs, 0);
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function readBytes(): Promise<number> {
  if (options.kind === 'redis') {
    const { client, command, close } = clientKinds.redis(options.redisPort);
    // The store waits for the connection, which the client itself does not.
    await redisStore({ client }).get('anything');
    const info = String(await command('INFO', 'memory'));
    close();
    return Number(/used_memory:(\d+)/.exec(info)?.[1]);
  }
  global.gc?.();
  // What the first collection finds to be finalised, the second takes away.
  await new Promise((done) => setImmediate(done));
  global.gc?.();
  return process.memoryUsage().heapUsed;
}

function listen(handle: Handler): Promise<number> {
  const listener = options.mount === 'node' ? toNodeListener(handle) : toHonoListener(handle);
  const server = createServer(listener);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function startWorkers(): Promise<number> {
  const ports = await Promise.all(
    Array.from({ length: options.processes }, () => {
      const worker = cluster.fork();
      return new Promise<number>((resolve) => {
        worker.once('listening', ({ port }) => resolve(port));
      });
    }),
  );
  return ports[0] as number;
}

/** Made only where it is used: it puts a `Request` of its own in the place of the global one. */
function toHonoListener(handle: Handler): RequestListener {
  const listener = getRequestListener(handle);
  return (request, response) => void listener(request, response);
}
