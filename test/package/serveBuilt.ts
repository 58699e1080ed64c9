import type { BrowserContext, BrowserContextOptions } from 'playwright';
import { build, preview } from 'vite';
import { beforeAll } from 'vitest';
import { launchChromium } from '../live/support/useChromium.js';

/** An app, built by Vite and served as in production, with Chromium before it: for the tests of a file. */
export function serveBuilt(root: string, options: BrowserContextOptions = {}) {
  let context: BrowserContext;
  beforeAll(async () => {
    await build({ root, logLevel: 'warn' });
    const server = await preview({
      root,
      logLevel: 'warn',
      preview: { host: '127.0.0.1', port: 0 },
    });
    const browser = await launchChromium();
    context = await browser.newContext({
      ...options,
      baseURL: server.resolvedUrls?.local[0] ?? '',
    });
    return async () => {
      await browser.close();
      await server.close();
    };
  });
  return async (path = '/') => {
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
}

/** How much further from each other, in pixels, the slots of a field are than its characters. For `evaluate`. */
export function misfitOf(field: Element): number {
  const { font, letterSpacing } = getComputedStyle(field);
  const brush = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  brush.font = font;
  const pitch = brush.measureText('0').width + Number.parseFloat(letterSpacing);
  const [first, second] = field.parentElement?.querySelectorAll('[data-slot]') ?? [];
  const leftOf = (slot?: Element) => slot?.getBoundingClientRect().left ?? 0;
  return leftOf(second) - leftOf(first) - pitch;
}
