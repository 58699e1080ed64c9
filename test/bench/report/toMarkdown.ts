import type { BenchResults, Cell } from './BenchResults.js';

const method = `How it is measured: each library as its documentation shows it, in an app of production, in Chromium, the
libraries in turn within a round. Those without looks of their own share one small stylesheet. Times on the page are the
main thread's processor time: a mount from the state that shows the field until it is painted, less what an update that
shows nothing takes; a keystroke from one real key to the next, painted, with the app holding the code where it says
"controlled". Processor time under the 4x slowdown still feels what else the machine does. Server renders and mounts
are with the library's own provider, the server's HTML is without. "8 elements" is one root, one native input and six
empty boxes: the least that boxes cost.`;

/** The tables, with a footnote for each thing that could not be asked. */
export function toMarkdown(results: BenchResults): string {
  const footnotes = new Map<string, number>();
  const note = (reason: string) => {
    if (!footnotes.has(reason)) footnotes.set(reason, footnotes.size + 1);
    return `- [${footnotes.get(reason)}]`;
  };
  const { libraries, machine } = results;
  const measures = results.rows.map(({ title, unit, digits, cells }) => [
    unit ? `${title}, ${unit}` : title,
    ...libraries.map(({ id }) => writeCell(cells[id], digits, note)),
  ]);
  const goals = Object.entries(results.behaviours);
  const asked = libraries.filter(({ id }) => goals.some(([, verdicts]) => verdicts[id]));
  const behaviours = goals.map(([goal, verdicts]) => [
    goal,
    ...asked.map(({ id }) => {
      const verdict = verdicts[id];
      if (verdict?.outcome === 'not applicable') return note(verdict.reason ?? '');
      return verdict?.outcome === 'pass' ? 'yes' : '**no**';
    }),
  ]);
  const total = [
    `of ${goals.length}`,
    ...asked.map(({ id }) =>
      String(goals.filter(([, verdicts]) => verdicts[id]?.outcome === 'pass').length),
    ),
  ];
  const namesOf = (columns: typeof libraries) => [
    '',
    ...columns.map(({ name, version }) => (version ? `${name} ${version}` : name)),
  ];
  return [
    `${results.date.slice(0, 10)}, ${results.rounds} rounds. ${machine.processor}, ${machine.cores} cores, load ${machine.load
      .map((load) => load.toFixed(1))
      .join(' to ')}. Chromium ${machine.chromium}, Node ${machine.node}, React ${machine.react}.`,
    ...(measures.length > 0
      ? [
          'Median, quartiles in brackets, and how many times the native input, measured beside it in the same round.',
          table(namesOf(libraries), measures),
        ]
      : []),
    ...(goals.length > 0 ? [table(namesOf(asked), [...behaviours, total])] : []),
    method,
    [...footnotes].map(([reason, number]) => `[${number}] ${reason}`).join('\n'),
  ].join('\n\n');
}

function writeCell(
  cell: Cell | undefined,
  digits: number,
  note: (reason: string) => string,
): string {
  if (!cell) return '';
  if ('missing' in cell) return note(cell.missing);
  const { median, quartiles, timesNative, values } = cell;
  const write = (value: number) => value.toFixed(digits);
  const spread =
    values.length > 1 && quartiles[0] !== quartiles[1]
      ? ` (${write(quartiles[0])} to ${write(quartiles[1])})`
      : '';
  const ratio = timesNative === undefined ? '' : ` ${timesNative.toPrecision(3)}x`;
  return `${write(median)}${spread}${ratio}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
