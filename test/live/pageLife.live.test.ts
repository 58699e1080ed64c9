import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { PageOptions } from './page/PageOptions.js';
import { openApp } from './support/openApp.js';

const opened = openApp();
const field = (page: Page) => page.getByRole('textbox', { name: 'Verification code' });
const done = (page: Page) => page.getByRole('heading', { name: 'Signed in' });
const clock = (page: Page) => page.getByText(/^Code expires in/);
const actions = () =>
  opened()
    .app.calls()
    .map(({ action }) => action);
/** What was asked, but for the stream of news, which comes and goes by itself. */
const asked = () => actions().filter((action) => action !== 'events');

let account = 10_000;

/** Somebody else, whom no limit of an earlier test holds back. */
async function openKnown(options: PageOptions = {}, path?: string) {
  account += 1;
  const page = await opened().open({ account, ...options }, path);
  await clock(page).waitFor();
  return page;
}

/** Leaves for another page, and says how it was to come back. */
async function awayAndBack(page: Page, meanwhile = async () => {}): Promise<boolean> {
  await page.evaluate(() => {
    window.addEventListener('pageshow', () => Object.assign(window, { isBack: true }));
    location.href = '/elsewhere';
  });
  await page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
  await meanwhile();
  await page.evaluate(() => history.back());
  // Playwright waits for a load, and there is none.
  await expect.poll(() => page.evaluate(() => location.search)).toContain('options=');
  return page.evaluate(() => 'isBack' in window);
}

describe('N8: the back-forward cache', () => {
  // Chromium keeps no page that has ever asked for a code by WebOTP ("otpcredential" among its reasons).
  const cacheable = { webOtp: false };

  test('the code is gone from the field, the verification goes on, and nothing is cancelled', async () => {
    const page = await openKnown({ ...cacheable, hasNews: true, cancelOnPageHide: true });
    const { app } = opened();
    await field(page).pressSequentially('12345');
    const before = app.calls('events').length;
    expect(await awayAndBack(page)).toBe(true);

    await expect.poll(asked).toEqual(['send', 'status']);
    expect(await field(page).inputValue()).toBe('');
    expect(await page.content()).not.toContain('12345');
    // It listens again, and completes with nothing typed.
    await expect.poll(() => app.calls('events').length).toBeGreaterThan(before);
    await field(page).pressSequentially(app.code());
    await done(page).waitFor();
    expect(asked()).toEqual(['send', 'status', 'verify']);
  });

  test('what was verified in another tab meanwhile is known on coming back', async () => {
    const page = await openKnown(cacheable);
    const { app, open } = opened();
    const isKept = await awayAndBack(page, async () => {
      const other = await open({ account });
      await field(other).pressSequentially(app.code());
      await done(other).waitFor();
    });
    expect(isKept).toBe(true);
    await done(page).waitFor();
    expect(app.calls('verify')).toHaveLength(1);
    expect(app.calls('cancel')).toHaveLength(0);
  });

  test('where WebOTP keeps the page out of it, coming back goes on as after a reload', async () => {
    const page = await openKnown();
    await field(page).pressSequentially('12345');
    expect(await awayAndBack(page)).toBe(false);
    await clock(page).waitFor();
    expect(await field(page).inputValue()).toBe('');
    await expect.poll(asked).toEqual(['send', 'status']);
  });
});

test('P10: hiding the page, to read the message, asks for nothing, cancels and clears nothing', async () => {
  const page = await openKnown({ cancelOnPageHide: true });
  await field(page).pressSequentially('12345');
  // Headless pages are never hidden by another one in front.
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    window.dispatchEvent(new Event('blur'));
  });
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'visibilityState');
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    window.dispatchEvent(new Event('focus'));
  });
  expect(asked()).toEqual(['send']);
  expect(await field(page).inputValue()).toBe('12345');
});

describe('T10: a reload in the middle', () => {
  test('goes on with the same verification and the same deadlines, and sends nothing', async () => {
    const page = await openKnown();
    const { app } = opened();
    const messages = app.messages();
    const kept = () =>
      page.evaluate(() => {
        const [open] = Object.entries(sessionStorage).filter(([key]) => key.includes(':open:'));
        const { atMs, expiresInMs, challenge } = JSON.parse(open?.[1] ?? '{}');
        return { id: challenge?.id, expiresAtMs: atMs + expiresInMs };
      });
    const before = await kept();
    await page.reload();
    await clock(page).waitFor();
    await expect.poll(asked).toEqual(['send', 'status']);
    const after = await kept();
    expect(after.id).toBe(before.id);
    // The server rounds what is left up to a second.
    expect(Math.abs(after.expiresAtMs - before.expiresAtMs)).toBeLessThan(2_000);
    expect(app.messages()).toBe(messages);
    await field(page).pressSequentially(app.code());
    await done(page).waitFor();
    expect(asked()).toEqual(['send', 'status', 'verify']);
  });

  test('a success whose answer was lost with the page is there after it', async () => {
    const page = await openKnown();
    const { app } = opened();
    // The server has checked it, and nobody understands what comes back.
    app.fail('verify', 'garbled');
    await field(page).pressSequentially(app.code());
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
    await page.reload();
    await done(page).waitFor();
    expect(app.calls('verify')).toHaveLength(1);
  });

  test('N3: what Chromium itself repeats on a connection that was cut is the same request to the server', async () => {
    const page = await openKnown();
    const { app } = opened();
    app.fail('verify', 'reset after');
    await field(page).pressSequentially(app.code());
    await done(page).waitFor();
    const keys = app.calls('verify').map(({ head }) => /idempotency-key\n(.+)/i.exec(head)?.[1]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(app.log.filter(({ action }) => action === 'verify')).toMatchObject([
      { outcome: 'accepted', isReplay: false },
      { outcome: 'accepted', isReplay: true },
    ]);
  });

  test('on a page from the server: hydrated without a mismatch, and gone on with', async () => {
    const page = await openKnown({}, '/ssr');
    const { app, told } = opened();
    await page.reload();
    await clock(page).waitFor();
    expect(app.calls('send')).toHaveLength(1);
    await field(page).pressSequentially(app.code());
    await done(page).waitFor();
    expect(
      told.filter(({ where }) => ['hydration', 'console', 'page error'].includes(where)),
    ).toEqual([]);
  });
});

describe('N7: closing the page', () => {
  test('tells the server once, where the app asks for it', async () => {
    const page = await openKnown({ cancelOnPageHide: true });
    await page.close();
    await expect.poll(asked).toEqual(['send', 'cancel']);
    const { app } = opened();
    expect(app.log.filter(({ action }) => action === 'cancel')).toMatchObject([{ status: 204 }]);
  });

  test('tells it nothing otherwise, nor after a success', async () => {
    const open = await openKnown();
    await open.close();
    const page = await openKnown({ cancelOnPageHide: true });
    await field(page).pressSequentially(opened().app.code());
    await done(page).waitFor();
    await page.close();
    // A request made on closing would come before one that is made afterwards.
    const last = await opened().open();
    await last.evaluate(() => fetch('/verification/status', { method: 'POST', body: '{}' }));
    expect(opened().app.calls('cancel')).toHaveLength(0);
  });

  test('what was cancelled by closing is not gone on with: a reload starts again', async () => {
    const page = await openKnown({ cancelOnPageHide: true });
    await page.reload();
    await page.getByRole('button', { name: /send/i }).first().waitFor();
    await expect.poll(asked).toEqual(['send', 'cancel']);
    expect(await field(page).count()).toBe(0);
  });
});

describe('T3: a page that slept', () => {
  test('shows the right time at once, and believes the server as soon as it can be asked', async () => {
    const { app, context } = opened();
    await context.clock.install();
    const page = await openKnown();
    await context.clock.pauseAt(Date.now() + 1_000);
    // The wall clock goes on, and timers do not. For the server no time has passed.
    await context.clock.setSystemTime(Date.now() + 120_000);
    app.fail('status', 'unavailable');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    // To the second, less what opening the page took.
    expect(await clock(page).innerText()).toMatch(/3:00|2:5\d/);
    await expect.poll(asked).toEqual(['send', 'status']);
    // Whoever looks again while the first question is under way is not asked for twice.
    const look = async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      return clock(page).innerText();
    };
    await expect.poll(look, { timeout: 15_000 }).toMatch(/4:5\d/);
    expect(asked()).toEqual(['send', 'status', 'status']);
  });

  test('timers that were held back leave no trace in what is shown', async () => {
    const { context } = opened();
    await context.clock.install();
    const page = await openKnown();
    await context.clock.pauseAt(Date.now() + 1_000);
    await context.clock.fastForward(60_000);
    expect(await clock(page).innerText()).toMatch(/3:5\d|4:00/);
  });
});
