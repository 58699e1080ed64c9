import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Library, libraries } from './libraries.js';
import { toMarkdown } from './report/toMarkdown.js';

export interface BenchOptions {
  libraries: Library[];
  /** How often everything is measured; the libraries take turns. */
  rounds: number;
  /** A look at whether it runs, not at what it costs: one round, short bursts. */
  isQuick: boolean;
  hasBehaviours: boolean;
  hasMeasures: boolean;
  /** Where the JSON goes. */
  output: string;
}

const help = `npm run bench -- [options]
  --only a,b        libraries: ${libraries.map(({ id }) => id).join(', ')} (native always is)
  --rounds 15       how often everything is measured; the libraries take turns
  --quick           one short round, to see that it runs
  --skip what       measures or behaviours
  --print path      nothing is measured: the tables of an earlier run
  --output path     where the JSON goes (test/bench/results/<date>.json)`;

export function readOptions(args: string[]): BenchOptions | { print: string } {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      skip: { type: 'string' },
      output: { type: 'string' },
      print: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { print: help };
  if (values.print) return { print: toMarkdown(JSON.parse(readFileSync(values.print, 'utf8'))) };
  const ids = values.only?.split(',');
  const unknown = ids?.find((id) => !libraries.some((library) => library.id === id));
  if (unknown) throw new Error(`--only: no library is called "${unknown}".\n${help}`);
  const today = new Date().toISOString().slice(0, 10);
  const isQuick = values.quick;
  return {
    // The first is the native input, which all others are compared with.
    libraries: libraries.filter(({ id }, index) => index === 0 || !ids || ids.includes(id)),
    rounds: Number(values.rounds ?? (isQuick ? 1 : 15)),
    isQuick,
    hasBehaviours: values.skip !== 'behaviours',
    hasMeasures: values.skip !== 'measures',
    output: values.output ?? `test/bench/results/${isQuick ? 'quick' : today}.json`,
  };
}
