import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { PageOptions } from './page/PageOptions.js';
import { findInMemory, findLeaks } from './support/findLeaks.js';
import { openApp } from './support/openApp.js';
import { wrongCode } from './support/openLive.js';

const opened = openApp({ resendAfterSecs: 1 });
const field = (page: Page) => page.getByRole('textbox', { name: 'Verification code' });
const done = (page: Page) => page.getByRole('heading', { name: 'Signed in' });
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\w/ });
const statusOf = (page: Page) => page.locator('[data-status]').first().getAttribute('data-status');

let line = 0;

/** Types the number, which no address, attribute or markup ever holds, and gets a code. */
async function begin(options: PageOptions = {}) {
  line += 1;
  const number = `+4915155${String(510_000 + line)}`;
  const { app, open } = opened();
  const page = await open(options);
  await page.getByLabel('Number').pressSequentially(number);
  const before = app.messages();
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect.poll(() => app.messages()).toBe(before + 1);
  await field(page).waitFor();
  const code = app.code();
  // As it is written, and without what every reader of the masked number knows anyway.
  const secrets = [code, wrongCode(code), number.slice(1), number.slice(3), number.slice(1, -4)];
  return { page, app, code, wrong: wrongCode(code), secrets, type: typeInto(page) };
}

const typeInto = (page: Page) => async (code: string) => {
  await field(page).fill('');
  await field(page).pressSequentially(code);
};

type Journey = Awaited<ReturnType<typeof begin>>;

/** Each ends where nothing of the code may be left, but for those in which it can still be used. */
const journeys: Record<string, [PageOptions, (journey: Journey) => Promise<unknown>, 'gone'?]> = {
  'a right code': [
    {},
    async ({ page, code, type }) => {
      await type(code);
      await done(page).waitFor();
    },
    'gone',
  ],
  'a wrong code, then the right one': [
    { hasNews: true },
    async ({ page, code, wrong, type }) => {
      await type(wrong);
      await alert(page).waitFor();
      await type(code);
      await done(page).waitFor();
    },
    'gone',
  ],
  'a code that expires while it is typed': [
    {},
    async ({ page, code, wrong, type }) => {
      await type(wrong);
      await alert(page).waitFor();
      await type(code.slice(0, 5));
      await page.clock.fastForward(301_000);
      await expect.poll(() => statusOf(page)).toBe('expired');
    },
    'gone',
  ],
  'too many wrong codes': [
    {},
    async ({ page, code, app }) => {
      for (const offset of [1, 2, 3, 4, 5]) {
        await field(page).fill(wrongCode(code, offset));
        await expect
          .poll(() => app.log.filter(({ action }) => action === 'verify').length)
          .toBe(offset);
        await expect.poll(() => statusOf(page)).toMatch(/awaiting|locked/);
      }
      await expect.poll(() => statusOf(page)).toBe('locked');
    },
    'gone',
  ],
  'another code': [
    {},
    async ({ page, app, wrong, type }) => {
      await type(wrong);
      await alert(page).waitFor();
      await page.clock.fastForward(2_000);
      await page.getByRole('button', { name: 'Resend code' }).click();
      await expect.poll(() => app.calls('send').length).toBe(2);
      await expect.poll(() => statusOf(page)).toBe('awaiting');
    },
  ],
  'leaving in the middle': [
    { hasNews: true },
    async ({ page, app, wrong, type }) => {
      await type(wrong);
      await alert(page).waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect.poll(() => app.calls('cancel').length).toBe(1);
    },
    'gone',
  ],
  'closing the dialog in the middle': [
    { isDialog: true },
    async ({ page, app, code }) => {
      app.fail('verify', 'unavailable');
      await field(page).pressSequentially(code);
      await alert(page).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => app.calls('cancel').length).toBe(1);
    },
    'gone',
  ],
  'every fault, and the right code after them': [
    { hasNews: false },
    async ({ page, app, code }) => {
      await field(page).pressSequentially(code.slice(0, 5));
      for (const fault of ['html', 'unavailable', 'reset before'] as const) {
        app.fail('verify', fault);
        // Chromium itself repeats what was cut.
        if (fault === 'reset before') app.fail('verify', 'html');
        await field(page).fill('');
        await field(page).pressSequentially(code);
        await alert(page).waitFor();
        await expect.poll(() => statusOf(page)).toBe('awaiting');
      }
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Verify' }).click();
      await alert(page).filter({ hasText: 'connection' }).waitFor();
      await page.context().setOffline(false);
      await page.getByRole('button', { name: 'Verify' }).click();
      await done(page).waitFor();
    },
    'gone',
  ],
  'the back-forward cache, with a code whose check was lost': [
    { webOtp: false },
    async ({ page, app, code, type }) => {
      app.fail('verify', 'html');
      await type(code);
      await alert(page).waitFor();
      await page.evaluate(() => {
        window.addEventListener('pageshow', () => Object.assign(window, { isBack: true }));
        location.href = '/elsewhere';
      });
      await page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
      await page.evaluate(() => history.back());
      await expect.poll(() => page.evaluate(() => 'isBack' in window)).toBe(true);
      await expect.poll(() => app.calls('status').length).toBe(1);
      await expect.poll(() => statusOf(page)).toBe('awaiting');
    },
    'gone',
  ],
  'a reload in the middle, and success by news': [
    { hasNews: true },
    async ({ page, app, wrong, type }) => {
      await type(wrong);
      await alert(page).waitFor();
      await app.report('delivered');
      const other = await page.context().newPage();
      await other.goto(page.url());
      await app.report('accepted');
      await done(page).waitFor();
    },
    'gone',
  ],
};

describe('S1, S2: a canary code and a canary number', () => {
  test.each(Object.entries(journeys))('%s', async (_, [options, travel, end]) => {
    await opened().context.clock.install();
    const journey = await begin(options);
    await travel(journey);
    const { page, code, wrong, secrets } = journey;
    expect(await findLeaks(opened(), secrets)).toEqual([]);
    if (!end) return;
    // What is still on its way through the browser when the screen says so is gone a moment later.
    for (const typed of [code, wrong])
      await expect.poll(() => findInMemory(page, typed)).toEqual([]);
  });
});

describe('the test finds what an app lets slip', () => {
  test.each([
    ['console', 'console'],
    ['storage', 'storage'],
    ['url', 'url'],
    ['attribute', 'attribute'],
    ['tabs', 'tabs'],
    ['analytics', 'analytics'],
    ['cache', 'query cache'],
    ['error', 'page error'],
    ['idb', 'databases'],
  ] as const)('by %s', async (leak, where) => {
    const { page, code, secrets } = await begin({ leak });
    await field(page).pressSequentially(code);
    await done(page).waitFor();
    await expect
      .poll(async () => (await findLeaks(opened(), secrets)).map((found) => found.where))
      .toContain(where);
  });

  test('by a variable that nobody cleared', async () => {
    const { page, code } = await begin({ leak: 'memory' });
    await field(page).pressSequentially(code);
    await done(page).waitFor();
    expect(await findInMemory(page, code)).toContain(code);
  });
});
