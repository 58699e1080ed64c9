import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { PageOptions } from './page/PageOptions.js';
import { openApp } from './support/openApp.js';

const opened = openApp({ resendAfterSecs: 5 });
const field = (page: Page) => page.getByRole('textbox', { name: 'Verification code' });
const done = (page: Page) => page.getByRole('heading', { name: 'Signed in' });
const resend = (page: Page) => page.getByRole('button', { name: /resend|new code|another code/i });

let account = 20_000;

/** Two tabs of one person, who wants the same in both. */
async function openTwo(options: PageOptions = {}): Promise<[Page, Page]> {
  account += 1;
  const { app, open } = opened();
  const here = await open({ account, ...options });
  await field(here).waitFor();
  const there = await open({ account, ...options });
  await field(there).waitFor();
  expect(app.messages()).toBeGreaterThan(0);
  return [here, there];
}

describe('T11: two tabs of one browser', () => {
  test('a resend in one lets the other wait as well', async () => {
    const [here, there] = await openTwo();
    const isWaiting = async (page: Page) =>
      (await resend(page).first().getAttribute('aria-disabled')) === 'true';
    await expect.poll(() => isWaiting(here), { timeout: 15_000 }).toBe(false);
    await expect.poll(() => isWaiting(there), { timeout: 15_000 }).toBe(false);
    await resend(here).first().click();
    await expect.poll(() => isWaiting(there)).toBe(true);
    expect(opened().app.calls('send').length).toBe(3);
  });

  test.each([true, false])(
    'verified in one, the other completes, with one check (server that speaks: %s)',
    async (hasNews) => {
      const [here, there] = await openTwo({ hasNews });
      const { app, told } = opened();
      await field(here).pressSequentially(app.code());
      await done(here).waitFor();
      await done(there).waitFor();
      expect(app.calls('verify')).toHaveLength(1);
      expect(app.calls('cancel')).toHaveLength(0);
      expect(told.filter(({ where }) => where === 'analytics')).toHaveLength(2);
    },
  );

  test('left in one, the other says that it is over, and the server hears of it once', async () => {
    const [here, there] = await openTwo();
    await here.getByRole('button', { name: 'Cancel' }).click();
    await expect
      .poll(() => there.locator('[data-status]').first().getAttribute('data-status'))
      .toBe('cancelled');
    await there.close();
    expect(opened().app.calls('cancel')).toHaveLength(1);
  });

  test('in a browser without BroadcastChannel each is on its own, and the server decides', async () => {
    await opened().context.addInitScript(() =>
      Reflect.deleteProperty(globalThis, 'BroadcastChannel'),
    );
    const [here, there] = await openTwo();
    const { app, told } = opened();
    await field(here).pressSequentially(app.code());
    await done(here).waitFor();
    // A code is good for once (R3): the server says so, and the screen offers the way on.
    await field(there).pressSequentially(app.code());
    await there.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
    expect(await there.locator('button[type=submit]').isVisible()).toBe(true);
    expect(told.filter(({ where }) => where === 'page error')).toEqual([]);
  });
});
