import type { Browser } from 'playwright';
import type { Pages } from './drive/servePages.js';
import type { Library } from './libraries.js';
import { commits } from './measures/commits.js';
import { keystroke } from './measures/keystroke.js';
import { type Measure, NotApplicable } from './measures/Measure.js';
import { memory } from './measures/memory.js';
import { mount } from './measures/mount.js';
import { paste } from './measures/paste.js';
import { createServerRenderMeasure } from './measures/serverRender.js';
import { size } from './measures/size.js';
import { countActivity, wakeUps } from './measures/wakeUps.js';
import type { BenchOptions } from './readOptions.js';
import type { BenchResults, Cell } from './report/BenchResults.js';
import { median, spreadOf } from './report/statistics.js';

/** A round of all libraries, then the next: what slows the machine for a while slows them all. */
export async function takeMeasures(
  browser: Browser,
  pages: Pages,
  { libraries, rounds, isQuick }: BenchOptions,
): Promise<BenchResults['rows']> {
  const serverRender = createServerRenderMeasure();
  const measures: Measure[] = [
    size,
    ...mount,
    ...keystroke,
    ...commits,
    paste,
    wakeUps,
    memory,
    serverRender,
  ];
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const contextThatCounts = await browser.newContext();
  await countActivity(contextThatCounts);

  /** By library and round, what was found by row. */
  const found = new Map<Library, Record<string, number>[]>();
  const missing = new Map<Library, Record<string, string>>();
  for (const library of libraries) {
    found.set(library, []);
    missing.set(library, {});
  }
  for (let round = 0; round < rounds; round++) {
    for (const measure of measures.filter(({ maxRounds = rounds }) => round < maxRounds)) {
      // None is always the one that comes after the heaviest.
      for (const library of [
        ...libraries.slice(round % libraries.length),
        ...libraries.slice(0, round % libraries.length),
      ]) {
        const station = {
          library,
          isQuick,
          pages,
          context: measure === wakeUps ? contextThatCounts : context,
        };
        const ofRound = (found.get(library) ?? [])[round] ?? {};
        try {
          Object.assign(ofRound, await measure.take(station));
        } catch (error) {
          if (!browser.isConnected()) throw error;
          const isExpected = error instanceof NotApplicable;
          const reason = isExpected ? error.message : `failed: ${String(error).split('\n')[0]}`;
          if (!isExpected) console.error(`bench: ${library.name}: ${reason}`);
          for (const { id } of measure.rows) (missing.get(library) ?? {})[id] ??= reason;
        }
        (found.get(library) ?? [])[round] = ofRound;
      }
    }
    console.error(`bench: round ${round + 1} of ${rounds}`);
  }
  serverRender.close();
  await context.close();
  await contextThatCounts.close();

  const native = found.get(libraries[0] as Library) ?? [];
  return measures
    .flatMap(({ rows }) => rows)
    .map((row) => ({
      ...row,
      cells: Object.fromEntries(
        libraries.map((library): [string, Cell] => {
          const ofLibrary = found.get(library) ?? [];
          const values = valuesOf(ofLibrary, row.id);
          if (values.length === 0)
            return [library.id, { missing: missing.get(library)?.[row.id] ?? 'it has none' }];
          const ratios = ofLibrary.flatMap((ofRound, round) => {
            const value = ofRound[row.id];
            const base = native[round]?.[row.id];
            return value !== undefined && base ? [value / base] : [];
          });
          return [
            library.id,
            {
              ...spreadOf(values),
              ...(ratios.length > 0 && library !== libraries[0]
                ? { timesNative: median(ratios) }
                : {}),
              values,
            },
          ];
        }),
      ),
    }));
}

function valuesOf(rounds: Record<string, number>[], id: string): number[] {
  return rounds.flatMap((ofRound) => ofRound[id] ?? []);
}
