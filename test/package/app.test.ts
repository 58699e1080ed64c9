import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { appPath } from './appPath.js';

const executablePath = inject('chromiumPath');
const policy =
  "default-src 'self'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types 'none'";

let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  await build({ root: appPath, logLevel: 'warn' });
  server = await preview({
    root: appPath,
    preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': policy } },
  });
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('is type-checked in an app, under strict options and with its declarations checked too', async () => {
  const tsc = join(appPath, 'node_modules/typescript/bin/tsc');
  const run = promisify(execFile)(process.execPath, [tsc], { cwd: appPath });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  expect(stdout).toBe('');
});

it('S3: verifies a code in the built app, in Chromium, under a strict content security policy', async () => {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));

  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.getByRole('textbox').pressSequentially('123456');
  await page.getByText('Signed in as user 7').waitFor();
  expect(await page.locator('[data-status]').first().getAttribute('data-status')).toBe('verified');
  expect(problems).toEqual([]);
  await page.close();
});
