import type { Load, Scenario } from '../drive.js';
import type { BenchResults, Row } from './BenchResults.js';

const scenarios: Record<Scenario, string> = {
  send: 'send',
  wrong: 'verify, wrong code',
  right: 'send, then verify the right code',
};

const kinds: Record<Row['kind'], string> = {
  floor: 'floor: parses and answers JSON',
  memory: 'memoryStore',
  redis: 'redisStore',
};

const mounts: Record<Row['mount'], string> = { node: 'toNodeListener', hono: 'Hono' };

export function toMarkdown({ date, secondsEach, machine, rows }: BenchResults): string {
  const { processor, cores, system, node, load } = machine;
  const about = `${date.slice(0, 10)}, ${processor}, ${cores} cores, ${system}, Node ${node}; load ${load
    .map((value) => value.toFixed(1))
    .join(' to ')}; ${secondsEach} s each, 32 connections, the driver on the same machine.`;
  const tables = (Object.keys(scenarios) as Scenario[]).map((scenario) => toTable(scenario, rows));
  return [about, ...tables].join('\n\n');
}

function toTable(scenario: Scenario, rows: readonly Row[]): string {
  const lines = rows.flatMap((row) => {
    const load = row.loads[scenario];
    return load ? [toLine(row, load, floorOf(rows, row, scenario))] : [];
  });
  return [
    `### ${scenarios[scenario]}`,
    '',
    '| server | mount | processes | live | requests/s | of the floor | processor each | of the floor | p50 | p97.5 | p99 | kept by one |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

/** The same requests, behind the same mount, on as many processes. */
function floorOf(rows: readonly Row[], row: Row, scenario: Scenario): Load | undefined {
  const floor = rows.find(
    ({ kind, mount, processes }) =>
      kind === 'floor' && mount === row.mount && processes === row.processes,
  );
  return floor?.loads[scenario];
}

function toLine(
  { kind, mount, processes, live, bytesPerLive }: Row,
  load: Load,
  floor?: Load,
): string {
  const { p50, p97_5, p99 } = load.latencyMs;
  const cells = [
    kinds[kind],
    mounts[mount],
    processes,
    kind === 'floor' ? '' : live.toLocaleString('en'),
    Math.round(load.requestsPerSec).toLocaleString('en'),
    floor ? `${Math.round((100 * load.requestsPerSec) / floor.requestsPerSec)} %` : '',
    `${Math.round(load.cpuUs)} µs`,
    floor ? `${(load.cpuUs / floor.cpuUs).toFixed(1)} ×` : '',
    ...[p50, p97_5, p99].map((ms) => `${ms} ms`),
    bytesPerLive === undefined ? '' : `${(bytesPerLive / 1024).toFixed(1)} kB`,
  ];
  return `| ${cells.join(' | ')} |`;
}
