import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, type } from 'node:os';
import { dirname } from 'node:path';
import { tryBehaviours } from './behaviours/tryBehaviours.js';
import { buildLibrary, buildPackage } from './build/buildLibraries.js';
import { installPeers, readReactVersion, readVersion } from './build/installPeers.js';
import { openChromium } from './drive/openChromium.js';
import { servePages } from './drive/servePages.js';
import { readOptions } from './readOptions.js';
import type { BenchResults } from './report/BenchResults.js';
import { toMarkdown } from './report/toMarkdown.js';
import { takeMeasures } from './takeMeasures.js';

/** All of the bench: the tables go to standard output, the numbers to a file, what it is doing to standard error. */
export async function runBench(args: string[]): Promise<void> {
  const options = readOptions(args);
  if ('print' in options) {
    console.log(options.print);
    return;
  }
  // For React on the server, which reads it when it is loaded.
  process.env.NODE_ENV = 'production';

  installPeers();
  console.error('bench: building');
  await buildPackage();
  for (const library of options.libraries) await buildLibrary(library);

  const date = new Date().toISOString();
  const [loadAtStart = 0] = loadavg();
  const pages = await servePages();
  const browser = await openChromium();
  try {
    const rows = options.hasMeasures ? await takeMeasures(browser, pages, options) : [];
    const [loadAtEnd = 0] = loadavg();
    const behaviours = options.hasBehaviours
      ? await tryBehaviours(
          browser,
          pages,
          options.libraries.filter(({ isFloor }) => !isFloor),
        )
      : {};
    const results: BenchResults = {
      date,
      rounds: options.rounds,
      machine: {
        processor: cpus()[0]?.model.trim() ?? '',
        cores: cpus().length,
        system: `${type()} ${release()}`,
        node: process.versions.node,
        chromium: browser.version(),
        react: readReactVersion(),
        load: [loadAtStart, loadAtEnd],
      },
      libraries: options.libraries.map((library) => {
        const { id, name, packageName } = library;
        const version = readVersion(library);
        return {
          id,
          name,
          ...(packageName ? { packageName } : {}),
          ...(version ? { version } : {}),
        };
      }),
      rows,
      behaviours,
    };
    mkdirSync(dirname(options.output), { recursive: true });
    writeFileSync(options.output, `${JSON.stringify(results, undefined, 2)}\n`);
    console.log(toMarkdown(results));
    console.error(`bench: ${options.output}`);
  } finally {
    await browser.close();
    pages.close();
  }
}
