import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';

/** The system's Chromium where there is one, otherwise Playwright's own. It reaches this machine alone. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(chromiumOptions());
}

export function chromiumOptions(): LaunchOptions {
  const executablePath = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
  ].find((path) => path !== undefined && existsSync(path));
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  };
}

/**
 * One browser for the tests of a file, each with tabs and cookies of its own. What the browser has cached it keeps:
 * that is half the time of a test.
 */
export function useChromium(baseUrl = () => inject('storybookUrl')): () => BrowserContext {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchChromium();
    context = await browser.newContext({ baseURL: baseUrl() });
    context.setDefaultTimeout(20_000);
  });
  afterEach(async () => {
    await context.setOffline(false);
    await Promise.all(context.pages().map((page) => page.close()));
    await context.clearCookies();
  });
  afterAll(() => browser.close());
  return () => context;
}
