import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { appConfig, virtualEntry } from '../build/buildLibraries.js';
import { type Measure, NotApplicable } from './Measure.js';

/** What an app pays for one import, minified and compressed, with all it pulls but React. */
export const size: Measure = {
  rows: [
    { id: 'script', title: 'script, minified, brotli', unit: 'kB', digits: 2 },
    { id: 'stylesheet', title: 'its stylesheet, minified, brotli', unit: 'kB', digits: 2 },
  ],
  maxRounds: 1,
  async take({ library: { source, stylesheet } }) {
    if (!source) throw new NotApplicable('there is nothing to import');
    const script = await compress(source, 'chunk');
    return {
      script,
      ...(stylesheet ? { stylesheet: await compress(`import '${stylesheet}'`, 'asset') } : {}),
    };
  },
};

/** In kB. */
async function compress(source: string, kind: 'chunk' | 'asset'): Promise<number> {
  const output = await build({
    ...appConfig,
    plugins: [virtualEntry(source)],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: 'bench-entry',
        preserveEntrySignatures: 'strict',
        external: [/^react($|\/)/, /^react-dom($|\/)/],
      },
    },
  });
  const { output: files } = (Array.isArray(output) ? output[0] : output) as Rolldown.RolldownOutput;
  const text = files
    .filter(({ type }) => type === kind)
    .map((file) => (file.type === 'chunk' ? file.code : String(file.source)))
    .join('\n');
  const compressed = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  return compressed.length / 1000;
}
