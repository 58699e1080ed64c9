import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, type } from 'node:os';
import { dirname } from 'node:path';
import { startRedis } from '../server/redis/startRedis.js';
import { buildServer } from './buildServer.js';
import { drive, type Scenario } from './drive.js';
import { type BenchOptions, readOptions } from './readOptions.js';
import type { BenchResults, Row } from './report/BenchResults.js';
import { toMarkdown } from './report/toMarkdown.js';
import type { Ready, ServerOptions } from './server/ServerOptions.js';
import { startServer } from './startServer.js';

const scenarios: Scenario[] = ['send', 'wrong', 'right'];
/** For the compiler, which has the handler's code as fast as it gets after some thousand requests. */
const warmUpSecs = 2;

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
    for (const cell of cellsOf(options)) rows.push(...(await measure(server.path, cell, options)));
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

interface Cell extends Pick<ServerOptions, 'kind' | 'mount' | 'live'> {
  /** One after the other, with the same verifications under way. */
  processes: number[];
}

function cellsOf({ kinds, lives }: BenchOptions): Cell[] {
  const cells = kinds.flatMap((kind): Cell[] => {
    // A verification in memory is known to one process.
    const processes = kind === 'memory' ? [1] : [1, 2];
    const counts = kind === 'floor' ? [0] : lives;
    return counts.map((live) => ({ kind, mount: 'node', processes, live }));
  });
  // The lightest adapter there is makes the highest floor.
  const one = { mount: 'hono', processes: [1] } as const;
  const [live = 0] = lives;
  return [
    { ...one, kind: 'floor', live: 0, processes: [1] },
    ...cells,
    ...(kinds.includes('memory')
      ? [{ ...one, kind: 'memory' as const, live, processes: [1] }]
      : []),
  ];
}

async function measure(path: string, cell: Cell, { secondsEach }: BenchOptions): Promise<Row[]> {
  const { kind, mount, live } = cell;
  const redis = kind === 'redis' ? await startRedis() : undefined;
  const rows: Row[] = [];
  let first: Ready | undefined;
  try {
    for (const processes of cell.processes) {
      console.error(`bench: ${kind} behind ${mount}, ${processes} process(es), ${live} under way`);
      const server = await startServer(path, {
        ...{ kind, mount, processes, redisPort: redis?.port ?? 0 },
        live: first ? 0 : live,
      });
      first ??= server;
      const { pending, bytesPerLive } = first;
      try {
        const asked = { pending, isFloor: kind === 'floor' };
        await drive(server, asked, 'right', warmUpSecs);
        const loads: Row['loads'] = {};
        for (const scenario of scenarios) {
          loads[scenario] = await drive(server, asked, scenario, secondsEach);
        }
        rows.push({ kind, mount, processes, live, loads, bytesPerLive });
      } finally {
        await server.end();
      }
    }
  } finally {
    await redis?.end();
  }
  return rows;
}
