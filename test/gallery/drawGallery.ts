import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { openChromium } from '../bench/drive/openChromium.js';
import { serveFolder } from '../live/support/serveFolder.js';
import { drawPictures } from './drawPictures.js';
import { type Drawn, toPage } from './toPage.js';

const looks = ['default', 'soft', 'contrast'];
const lights = ['light', 'dark'];
const sizes = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desktop', width: 1280, height: 900 },
];

/**
 * Draws every status in every look, light and dark, on a phone and on a desktop, from the built Storybook: a picture
 * each, one page that shows them all, and the pictures of the README.
 */
export async function drawGallery(
  storybook = 'storybook-static',
  folder = 'gallery',
  pictures = 'stories/pictures',
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const server = await serveFolder(storybook);
  const browser = await openChromium();
  try {
    const drawn: Drawn[] = [];
    for (const size of sizes) {
      for (const look of looks) {
        for (const light of lights) {
          const page = await openGallery(browser, server.url, size, look, light);
          for (const { id, title } of await readStates(page)) {
            const file = `${id}-${look}-${light}-${size.name}.png`;
            await page
              .locator(`[data-state="${id}"]`)
              .screenshot({ path: `${folder}/${file}`, animations: 'disabled' });
            drawn.push({ id, title, look, light, size: size.name, file });
          }
          await page.context().close();
          console.log(`${size.name}, ${look}, ${light}`);
        }
      }
    }
    await writeFile(`${folder}/index.html`, toPage(drawn));
    await drawPictures(browser, folder, pictures);
    console.log(`${drawn.length} pictures: open ${folder}/index.html`);
  } finally {
    await browser.close();
    server.stop();
  }
}

async function openGallery(
  browser: Browser,
  url: string,
  { width, height }: { width: number; height: number },
  look: string,
  light: string,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    colorScheme: light === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const globals = `look:${look};theme:${light}`;
  await page.goto(`${url}/iframe.html?id=gallery--all-statuses&viewMode=story&globals=${globals}`);
  await page.locator('[data-state]').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[data-ready="false"]'));
  await page.evaluate(() => document.fonts.ready);
  return page;
}

function readStates(page: Page): Promise<{ id: string; title: string }[]> {
  return page.locator('[data-state]').evaluateAll((stills) =>
    stills.map((still) => ({
      id: still.getAttribute('data-state') ?? '',
      title: still.closest('li')?.querySelector('h2')?.textContent ?? '',
    })),
  );
}
