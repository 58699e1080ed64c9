import { build, type InlineConfig, type Plugin } from 'vite';
import type { Library } from '../libraries.js';
import { benchPath, outputPath, peersPath, rootPath } from './paths.js';

const packagePath = `${outputPath}/react-otp-verify`;

/** The package as it is published: by its own build. */
export async function buildPackage(): Promise<void> {
  await build({
    root: rootPath,
    configFile: `${rootPath}vite.config.ts`,
    logLevel: 'error',
    build: { outDir: packagePath, emptyOutDir: true },
  });
}

/** What every bundle of the bench has in common: an app of production that imports the published package. */
export const appConfig = {
  root: peersPath,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  mode: 'production',
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: {
    // One React, whoever imports it from where.
    dedupe: ['react', 'react-dom'],
    alias: [
      { find: /^react-otp-verify$/, replacement: `${packagePath}/index.js` },
      { find: /^react-otp-verify\/styles\.css$/, replacement: `${packagePath}/styles.css` },
    ],
  },
} satisfies InlineConfig;

/** A module that is in no file. */
export function virtualEntry(source: string): Plugin {
  const id = `${peersPath}/entry.tsx`;
  return {
    name: 'bench-entry',
    enforce: 'pre',
    resolveId: (name) => (name === 'bench-entry' ? id : undefined),
    load: (name) => (name === id ? source : undefined),
  };
}

/** The page of a library, once as an app ships it and once with React's profiler, and its server. */
export async function buildLibrary(library: Library): Promise<void> {
  await buildPage(library, 'production');
  await buildPage(library, 'profiling');
  await buildServer(library);
}

async function buildPage({ id }: Library, kind: 'production' | 'profiling'): Promise<void> {
  const { alias } = appConfig.resolve;
  await build({
    ...appConfig,
    plugins: [
      virtualEntry(`
        import * as field from ${JSON.stringify(`${peersPath}/fields/${id}.tsx`)};
        import { startPage } from ${JSON.stringify(`${benchPath}page/startPage.tsx`)};
        startPage(field);`),
    ],
    resolve: {
      ...appConfig.resolve,
      alias: [
        ...alias,
        ...(kind === 'profiling'
          ? [{ find: /^react-dom\/client$/, replacement: 'react-dom/profiling' }]
          : []),
      ],
    },
    build: {
      outDir: `${outputPath}/${id}/${kind}`,
      emptyOutDir: true,
      cssCodeSplit: false,
      rolldownOptions: {
        input: 'bench-entry',
        output: { format: 'iife', entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  });
}

async function buildServer({ id }: Library): Promise<void> {
  await build({
    ...appConfig,
    plugins: [
      virtualEntry(`
        import * as field from ${JSON.stringify(`${peersPath}/fields/${id}.tsx`)};
        import { createServerRender } from ${JSON.stringify(`${benchPath}page/createServerRender.tsx`)};
        export const render = createServerRender(field);`),
    ],
    ssr: { noExternal: true, external: ['react', 'react-dom'] },
    build: {
      ssr: true,
      outDir: `${outputPath}/${id}/server`,
      emptyOutDir: true,
      minify: true,
      // CommonJS, since what runs the bench's TypeScript knows of no module that is built later.
      rolldownOptions: {
        input: 'bench-entry',
        output: { format: 'cjs', entryFileNames: 'server.cjs' },
      },
    },
  });
}
