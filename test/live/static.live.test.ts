import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLive, readCode } from './support/openLive.js';
import { serveFolder } from './support/serveFolder.js';
import { cleanEnv } from './support/startStorybook.js';
import { useChromium } from './support/useChromium.js';

describe('the static Storybook', () => {
  let folder: string;
  let site: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'storybook-static-'));
    await promisify(execFile)(
      'node_modules/.bin/storybook',
      ['build', '--quiet', '--output-dir', folder],
      { env: cleanEnv() },
    );
    site = await serveFolder(folder);
  });
  afterAll(async () => {
    site?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  // After the site is there: hooks run in the order in which they are declared.
  const context = useChromium(() => site.url);

  test('the same server answers in the page: a payment goes through, and no request leaves', async () => {
    const { page, app, messages, ...live } = await openLive(context(), 'payment', 90);
    await app.getByRole('button', { name: 'Pay' }).click();
    const dialog = app.getByRole('dialog');
    await dialog.getByText('€49.90').waitFor();
    await app
      .getByRole('textbox', { name: 'Verification code' })
      .fill(await readCode({ page, app, messages, ...live }));
    await app.getByRole('heading', { name: 'Payment sent' }).waitFor();
    expect(live.calls()).toEqual([]);
  });
});
