import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, type } from 'node:os';
import { dirname } from 'node:path';
import { startRedis } from '../server/redis/startRedis.js';
import { buildServer } from './buildServer.js';
import { drive, type Scenario } from './drive.js';
import { type BenchOptions, readOptions } from './readOptions.js';
import type { BenchResults, Row } from './report/BenchResults.js';
import { toMarkdown } from './report/toMarkdown.js';
import type { ServerOptions } from './server/ServerOptions.js';
import { startServer } from './startServer.js';

const scenarios: Scenario[] = ['send', 'wrong', 'right'];
const warmUpSecs = 1;

/** The tables go to standard output, the numbers to a file, what it is doing to standard error. */
export async function runBench(args: string[]): Promise<void> {
  const options = readOptions(args);
  if ('print' in options) {
    console.log(options.print);
    return;
  }
  const [loadAtStart = 0] = loadavg();
  const server = await buildServer();
  const rows: Row[] = [];
  try {
    for (const each of serversOf(options)) rows.push(await measure(server.path, each, options));
  } finally {
    await server.remove();
  }
  const [loadAtEnd = 0] = loadavg();
  const results: BenchResults = {
    date: new Date().toISOString(),
    secondsEach: options.secondsEach,
    machine: {
      processor: cpus()[0]?.model.trim() ?? '',
      cores: cpus().length,
      system: `${type()} ${release()}`,
      node: process.versions.node,
      load: [loadAtStart, loadAtEnd],
    },
    rows,
  };
  mkdirSync(dirname(options.output), { recursive: true });
  writeFileSync(options.output, `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(toMarkdown(results));
  console.error(`bench: ${options.output}`);
}

type Cell = Pick<ServerOptions, 'kind' | 'processes' | 'live'>;

function serversOf({ kinds, lives }: BenchOptions): Cell[] {
  return kinds.flatMap((kind) => {
    // A verification in memory is known to one process.
    const processes = kind === 'memory' ? [1] : [1, 2];
    return processes.flatMap((count) =>
      (kind === 'floor' ? [0] : lives).map((live) => ({ kind, processes: count, live })),
    );
  });
}

async function measure(path: string, cell: Cell, { secondsEach }: BenchOptions): Promise<Row> {
  const { kind, processes, live } = cell;
  console.error(`bench: ${kind}, ${processes} process(es), ${live} under way`);
  const redis = kind === 'redis' ? await startRedis() : undefined;
  const server = await startServer(path, { ...cell, redisPort: redis?.port ?? 0 });
  const isFloor = kind === 'floor';
  const loads: Row['loads'] = {};
  try {
    await drive(server, 'right', warmUpSecs, isFloor);
    for (const scenario of scenarios) {
      loads[scenario] = await drive(server, scenario, secondsEach, isFloor);
    }
  } finally {
    await server.end();
    await redis?.end();
  }
  return { ...cell, loads, bytesPerLive: server.bytesPerLive };
}
