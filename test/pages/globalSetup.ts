import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { serveFolder } from '../live/support/serveFolder.js';
import { cleanEnv } from '../live/support/startStorybook.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built Storybook is served. */
    pagesUrl: string;
  }
}

/** Builds Storybook as it is published, into a temporary folder, and serves it for as long as the tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'storybook-static-'));
  try {
    await promisify(execFile)(
      'node_modules/.bin/storybook',
      ['build', '--quiet', '--output-dir', folder],
      { env: cleanEnv() },
    );
    const site = await serveFolder(folder);
    project.provide('pagesUrl', site.url);
    return () => {
      site.stop();
      return rm(folder, { recursive: true, force: true });
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
