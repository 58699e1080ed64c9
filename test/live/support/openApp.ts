import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { VerificationLimits } from '../../../src/server/index.js';
import type { PageOptions } from '../page/PageOptions.js';
import { type RunningApp, startApp } from './startApp.js';
import { chromiumOptions } from './useChromium.js';

/** What left the page, by the way it left. */
export interface Told {
  where: string;
  text: string;
}

export interface OpenApp {
  app: RunningApp;
  /** Of the browser: cookies and storage are those of one person, and nobody else's. */
  context: BrowserContext;
  /** Everything that the pages told, wrote to the console, threw, asked for and posted to one another. */
  told: Told[];
  open(options?: PageOptions, path?: string): Promise<Page>;
}

/**
 * An app with its server, and Chromium, for the tests of a file; each test is another person. The back-forward cache
 * works, which Playwright turns off otherwise.
 */
export function openApp(limits: Partial<VerificationLimits> = {}): () => OpenApp {
  let app: RunningApp;
  let browser: Browser;
  let opened: OpenApp;

  beforeAll(async () => {
    app = await startApp(limits);
    browser = await chromium.launch({
      ...chromiumOptions(),
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
  });
  beforeEach(async () => {
    const context = await browser.newContext();
    context.setDefaultTimeout(20_000);
    opened = { app, context, told: await listenTo(context), open };
    app.forget();
    async function open(options: PageOptions = {}, path?: string): Promise<Page> {
      const page = await context.newPage();
      await page.goto(app.addressOf(options, path));
      return page;
    }
  });
  afterEach(() => opened?.context.close());
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  return () => opened;
}

async function listenTo(context: BrowserContext): Promise<Told[]> {
  const told: Told[] = [];
  const tell = (where: string, text: string) => void told.push({ where, text });
  await context.exposeBinding('tellTest', (_, where: string, text: string) => tell(where, text));
  await context.addInitScript(tellOfMessages);
  context.on('console', (message) => tell('console', message.text()));
  context.on('weberror', (error) => tell('page error', inspectError(error.error())));
  context.on('request', (request) => {
    tell('url', request.url());
    tell('header', JSON.stringify(request.headers()));
  });
  return told;
}

function inspectError(error: Error): string {
  return `${error.stack} ${error.cause}`;
}

/** Runs in each page, before anything else does. */
function tellOfMessages(): void {
  const { tellTest } = globalThis as never as { tellTest(where: string, text: string): void };
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message) {
    tellTest('tabs', JSON.stringify(message));
    postMessage.call(this, message);
  };
  window.addEventListener('unhandledrejection', ({ reason }) => {
    tellTest('page error', `${reason?.stack} ${reason?.cause?.stack}`);
  });
}
