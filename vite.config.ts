import { existsSync, readdirSync } from 'node:fs';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { BrowserConfigOptions } from 'vitest/node';

/** The system's browser where there is one (CI, containers); otherwise Playwright's own download. */
const chromiumPath = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => path !== undefined && existsSync(path));

function browser(project: string): BrowserConfigOptions {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({
      launchOptions: {
        ...(chromiumPath ? { executablePath: chromiumPath } : {}),
        args: [
          '--disable-gpu',
          '--disable-quic',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
          // A test that reaches outside fails instead of passing by luck.
          '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
        ],
      },
    }),
    instances: [{ browser: 'chromium', name: `${project}-chromium` }],
  };
}

/** Each language is an entry of its own, so that one costs one. */
const locales = Object.fromEntries(
  readdirSync('src/messages/locales').map((file) => {
    const path = `messages/locales/${file.replace('.ts', '')}`;
    return [path, `src/${path}.ts`];
  }),
);

/** The package by its own name, as the examples import it. */
const source = `${import.meta.dirname}/src`;
const alias = [
  { find: /^react-otp-verify$/, replacement: `${source}/index.ts` },
  { find: /^react-otp-verify\/(server|testing)$/, replacement: `${source}/$1/index.ts` },
  { find: /^react-otp-verify\/locales\/(.*)/, replacement: `${source}/messages/locales/$1.ts` },
  { find: 'react-otp-verify/styles.css', replacement: `${source}/styles/index.css` },
  { find: /^react-otp-verify\/themes\/(.*)/, replacement: `${source}/styles/themes/$1` },
];

const unit = {
  environment: 'jsdom',
  include: ['test/**/*.test.{ts,tsx}'],
  exclude: [
    'test/react18/node_modules/**',
    'test/package/**',
    'test/kit/**',
    'test/live/**',
    'test/pages/**',
    'test/engines/**',
    'test/foreign/**',
  ],
  setupFiles: ['test/setup.ts'],
  // A busy machine takes its time for what is fuzzed.
  testTimeout: 30_000,
};

export default defineConfig({
  plugins: [react()],
  resolve: { alias },
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    cssCodeSplit: true,
    lib: {
      entry: {
        index: 'src/index.ts',
        'server/index': 'src/server/index.ts',
        'testing/index': 'src/testing/index.ts',
        ...locales,
        styles: 'src/styles/index.css',
        'themes/soft': 'src/styles/themes/soft.css',
        'themes/contrast': 'src/styles/themes/contrast.css',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [
        /^node:/,
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^@tanstack\//,
        /^rate-limiter-flexible/,
        'clsx',
      ],
      output: {
        // With modules merged the 'use client' directives are lost without a word.
        preserveModules: true,
        preserveModulesRoot: 'src',
        entryFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
  test: {
    projects: [
      { extends: true, test: { ...unit, name: 'unit' } },
      {
        extends: true,
        resolve: {
          alias: [
            {
              find: /^(react|react-dom|@testing-library\/(?:react|dom|user-event)|@tanstack\/react-query)(?=$|\/)/,
              replacement: `${import.meta.dirname}/test/react18/node_modules/$1`,
            },
          ],
        },
        test: {
          ...unit,
          name: 'unit-react18',
          // What has React in it: the rest would only run twice.
          include: ['test/{components,hooks,stepup,testing}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        // Found in the middle of a first run, they would reload the page under its tests.
        optimizeDeps: {
          include: [
            '@tanstack/react-query',
            '@testing-library/react',
            'clsx',
            'fast-check',
            'react-dom',
            'react-dom/client',
            'react-dom/server',
            'react/jsx-dev-runtime',
          ],
        },
        test: {
          name: 'browser',
          testTimeout: 30_000,
          include: ['test/**/*.browser.{ts,tsx}'],
          browser: browser('browser'),
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: { name: 'stories', browser: browser('stories') },
      },
      {
        extends: true,
        test: {
          name: 'live',
          // A busy machine takes longer than the second that is waited for by default.
          expect: { poll: { timeout: 15_000 } },
          environment: 'node',
          include: ['test/live/*.live.test.ts'],
          globalSetup: 'test/live/globalSetup.ts',
          // One Storybook serves them all, and a person does one thing at a time.
          fileParallelism: false,
          // After the others: codes expire here in seconds, which a busy machine would use up.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'foreign',
          // A busy machine takes longer than the second that is waited for by default.
          expect: { poll: { timeout: 15_000 } },
          environment: 'node',
          include: ['test/foreign/*.test.ts'],
          globalSetup: 'test/foreign/buildPage.ts',
          fileParallelism: false,
          // Beside `live`, after the others.
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          // A busy machine takes longer than the second that is waited for by default.
          expect: { poll: { timeout: 15_000 } },
          environment: 'node',
          include: ['test/engines/*.test.ts'],
          globalSetup: 'test/engines/servePage.ts',
          // One browser at a time, and no other test beside it: they share the machine's few cores.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          environment: 'node',
          include: ['test/pages/*.pages.test.ts'],
          globalSetup: 'test/pages/globalSetup.ts',
          // Each file fills the machine with tabs of its own.
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/*.test.ts'],
          globalSetup: 'test/package/setup.ts',
          // The bundles that are looked at are those of production.
          env: { NODE_ENV: 'production' },
          provide: { chromiumPath: chromiumPath ?? '' },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
