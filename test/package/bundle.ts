import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { appPath } from './appPath.js';

export interface Bundle {
  code: string;
  /** Scripts and styles, minified and compressed, without peer dependencies. */
  brotliBytes: number;
  /** The files of the package that left something in it, such as `hooks/useCountdown.js`. */
  modules: string[];
}

/** What an app pays for a line of code, peer dependencies left out. */
export async function bundle(source: string): Promise<Bundle> {
  const entry = 'virtual:entry';
  const output = await build({
    root: appPath,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        // As if it lay in the app, so that the package is found where it was installed.
        resolveId: (id) => (id === entry ? join(appPath, 'entry.js') : undefined),
        load: (id) => (id === join(appPath, 'entry.js') ? source : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        external: [/^react($|\/)/, /^react-dom($|\/)/, /^@tanstack\//],
      },
    },
  });
  const { output: files } = (Array.isArray(output) ? output[0] : output) as Rolldown.RolldownOutput;
  const chunks = files.filter((file) => file.type === 'chunk');
  const code = chunks.map((chunk) => chunk.code).join('\n');
  const css = files
    .flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? file.source : []))
    .join('\n');
  return {
    code,
    brotliBytes: brotliCompressSync(code + css).length,
    modules: chunks
      .flatMap((chunk) => Object.entries(chunk.modules))
      .filter(([, { renderedLength }]) => renderedLength > 0)
      .flatMap(([id]) => /react-otp-verify\/dist\/(.+)$/.exec(id)?.[1] ?? []),
  };
}
