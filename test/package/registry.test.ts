import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import axe from 'axe-core';
import type { Page } from 'playwright';
import type { TestClock } from 'react-otp-verify/testing';
import { beforeAll, expect, it } from 'vitest';
import { cleanEnv } from '../live/support/startStorybook.js';
import { kitPath } from './kitPath.js';
import { misfitOf, serveBuilt } from './serveBuilt.js';

const app = join(kitPath, 'registry');
const item = join(kitPath, 'node_modules/react-otp-verify/dist/registry/verify-form.json');
const shadcn = join(kitPath, '../node_modules/shadcn/dist');

declare global {
  interface Window {
    /** The forms of the app, each named after what it is led to. */
    scenes: Record<'expired', { clock: TestClock }>;
    axe: typeof axe;
  }
}

async function run(args: string[], env: Record<string, string> = {}): Promise<string> {
  const options = { cwd: app, env: { ...cleanEnv(), ...env } };
  return (await promisify(execFile)(process.execPath, args, options)).stdout;
}

/** All that the command asks shadcn's own registry for: the base colour, which an item without colours leaves unused. */
async function serveColours(): Promise<Server> {
  const none = {
    inlineColors: { light: {}, dark: {} },
    cssVars: {},
    inlineColorsTemplate: '',
    cssVarsTemplate: '',
  };
  const colours = createServer((_, response) => response.end(JSON.stringify(none)));
  await once(colours.listen(0, '127.0.0.1'), 'listening');
  return colours;
}

beforeAll(async () => {
  const registry = await serveColours();
  const { port } = registry.address() as AddressInfo;
  const env = { REGISTRY_URL: `http://127.0.0.1:${port}/r` };
  await run([join(shadcn, 'index.js'), 'add', item, '--yes'], env);
  registry.close();
});

const open = serveBuilt(app);
let page: Page;

/** Leads every form to its status. */
beforeAll(async () => {
  page = await open();
  const type = (name: string, code: string) =>
    page.getByRole('region', { name }).getByRole('textbox').pressSequentially(code);
  await type('awaiting', '123');
  await type('wrong', '000000');
  await type('verifying', '123456');
  await type('locked', '000000');
  await type('cancelled', '000000');
  await type('verified', '123456');
  await page.evaluate(() => window.scenes.expired.clock.advance(300_000));
  await page.locator('[aria-label=verified] [data-status=verified]').waitFor();
});

it('is an item by the schema that shadcn ships', async () => {
  const { registryItemSchema } = await import(pathToFileURL(join(shadcn, 'schema/index.js')).href);
  const { name, dependencies, files } = registryItemSchema.parse(
    JSON.parse(await readFile(item, 'utf8')),
  );
  expect(name).toBe('verify-form');
  expect(dependencies).toEqual(['react-otp-verify', '@tanstack/react-query']);
  expect(files).toHaveLength(2);
});

it('is added by `shadcn add`, and is type-checked in the app as it is', async () => {
  const added = await readFile(join(app, 'src/components/verify-form.tsx'), 'utf8');
  expect(added).toContain("from '@/components/ui/otp-input'");
  const tsc = join(kitPath, '../../node_modules/typescript/bin/tsc');
  expect(await run([tsc]).catch((error: { stdout: string }) => error.stdout)).toBe('');
});

it('shows every status, what is wrong, and the way on', async () => {
  const seen = await page
    .getByRole('region')
    .evaluateAll((sections) =>
      sections.map((section) =>
        [
          section.getAttribute('aria-label'),
          section.querySelector('form')?.dataset.status,
          section.querySelector('h2')?.textContent,
          section.querySelector('[role=alert]')?.textContent,
          section.querySelector('[type=submit]')?.textContent,
        ].join(' | '),
      ),
    );
  expect(seen).toEqual([
    'idle | idle | Verify it’s you |  | Send code',
    'sending | sending | Enter your code |  | Sending code…',
    'awaiting | awaiting | Enter your code |  | Verify',
    'wrong | awaiting | Enter your code | Invalid code. 4 attempts remaining. | Verify',
    'verifying | verifying | Enter your code |  | Checking code…',
    'expired | expired | Get a new code | Code expired. Click Resend to get a new code. | Resend code',
    'locked | locked | Verification stopped | Too many attempts. Please start again. | Start again in 0:30Start again',
    'cancelled | cancelled | Verification cancelled | This verification was cancelled. Start again to get a new code. | Start again in 0:30Start again',
    'verified | verified | You’re verified |  | ',
    'limited | idle | Verify it’s you | Too many codes were asked for. Wait until you can ask for another. | Send code in 1:35Send code',
    'call | awaiting | Confirm on the call |  | ',
    'payment | awaiting | Enter your code |  | Verify',
  ]);
  const payment = page.getByRole('region', { name: 'payment' });
  expect(await payment.getByRole('definition').allTextContents()).toEqual([
    '€1,249.90',
    'Northwind GmbH',
  ]);
});

it('A4: what is typed after a wrong code takes its place, and the focus stays in the form', async () => {
  const fresh = await open();
  const form = fresh.getByRole('region', { name: 'wrong' });
  await form.getByRole('textbox').pressSequentially('000000');
  await form.getByText('Invalid code.').waitFor();
  await fresh.keyboard.type('123456');
  await form.getByText('You’re verified').waitFor();
  expect(await fresh.evaluate(() => document.activeElement?.textContent)).toBe('You’re verified');
  await fresh.close();
});

it.each([1280, 320])(
  'its characters fall into their slots, and nothing scrolls, at %i px',
  async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const fields = await page.getByRole('textbox').all();
    expect(fields).toHaveLength(7);
    for (const field of fields) expect(Math.abs(await field.evaluate(misfitOf))).toBeLessThan(0.1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  },
);

it.each(['light', 'dark'])('A19: axe finds nothing in it, %s', async (theme) => {
  await page.evaluate((name) => {
    document.documentElement.className = name;
  }, theme);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run({ rules: { 'target-size': { enabled: true } } }),
  );
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
});
