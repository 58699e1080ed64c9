import { chromium } from 'playwright';
import type { Driver } from './Driver.js';
import { pointsBetween } from './Driver.js';

/** Chromium, driven by Playwright. */
export async function launchChromium(executablePath: string): Promise<Driver> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 800, height: 600 }, hasTouch: true });
  page.setDefaultTimeout(20_000);
  const { keyboard, mouse, touchscreen } = page;

  return {
    open: async (url) => {
      await page.goto(url);
    },
    press: (chord) => keyboard.press(chord),
    pressTogether: async (...keys) => {
      for (const key of keys) await keyboard.down(key);
      for (const key of keys) await keyboard.up(key);
    },
    click: ({ x, y }) => mouse.click(x, y),
    doubleClick: ({ x, y }) => mouse.dblclick(x, y),
    tap: ({ x, y }) => touchscreen.tap(x, y),
    drag: async (from, to) => {
      await mouse.move(from.x, from.y);
      await mouse.down();
      for (const { x, y } of pointsBetween(from, to)) await mouse.move(x, y);
      await mouse.up();
    },
    screenPointer: {
      press: async ({ x, y }) => {
        await mouse.move(x, y);
        await mouse.down();
      },
      moveTo: ({ x, y }) => mouse.move(x, y),
      release: () => mouse.up(),
    },
    evaluate: (run, argument) =>
      page.evaluate(`(${run})(${JSON.stringify(argument)})`) as Promise<never>,
    screenshot: async () => (await page.screenshot()).toString('base64'),
    close: () => browser.close(),
  };
}
