import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { toMarkdown } from './report/toMarkdown.js';
import type { ServerOptions } from './server/ServerOptions.js';

export interface BenchOptions {
  kinds: ServerOptions['kind'][];
  /** How many verifications are under way, one after the other. */
  lives: number[];
  secondsEach: number;
  /** Where the JSON goes. */
  output: string;
}

const help = `npm run bench:server -- [options]
  --only memory,redis   stores; the floor always is
  --live 1000,10000     how many verifications are under way (1000,10000,100000)
  --seconds 3           how long each scenario is driven
  --quick               a look at whether it runs: half a second each, 1000 under way
  --print path          nothing is measured: the tables of an earlier run
  --output path         where the JSON goes (test/bench-server/results/<date>.json)`;

export function readOptions(args: string[]): BenchOptions | { print: string } {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: 'memory,redis' },
      live: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      print: { type: 'string' },
      output: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { print: help };
  if (values.print) return { print: toMarkdown(JSON.parse(readFileSync(values.print, 'utf8'))) };
  const isQuick = values.quick;
  const name = isQuick ? 'quick' : new Date().toISOString().slice(0, 10);
  const stores = values.only.split(',');
  return {
    kinds: (['floor', 'memory', 'redis'] as const).filter(
      (kind) => kind === 'floor' || stores.includes(kind),
    ),
    lives: (values.live ?? (isQuick ? '1000' : '1000,10000,100000')).split(',').map(Number),
    secondsEach: Number(values.seconds ?? (isQuick ? 0.5 : 3)),
    output: values.output ?? `test/bench-server/results/${name}.json`,
  };
}
