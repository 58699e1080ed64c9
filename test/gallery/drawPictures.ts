import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright';

interface Picture {
  file: string;
  /** Columns of pictures of the gallery, each from top to bottom. */
  columns: string[][];
}

const picturesOfReadme: Picture[] = [
  {
    file: 'screens.png',
    columns: [
      ['partly-typed-default-light', 'wrong-code-default-light'],
      ['payment-default-light', 'key-press-default-light'],
      ['resend-ready-default-light', 'idle-default-light', 'verified-default-light'],
    ],
  },
  {
    file: 'looks.png',
    columns: [
      ['partly-typed-default-light', 'wrong-code-default-dark'],
      ['partly-typed-soft-light', 'wrong-code-soft-dark'],
      ['partly-typed-contrast-light', 'wrong-code-contrast-dark'],
    ],
  },
];

/** The README's pictures, put together from the gallery's. */
export async function drawPictures(
  browser: Browser,
  gallery: string,
  folder: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  for (const { file, columns } of picturesOfReadme) {
    const drawn = await Promise.all(
      columns.map((names) =>
        Promise.all(names.map((name) => toImage(`${gallery}/${name}-phone.png`))),
      ),
    );
    await page.setContent(
      `<style>${style}</style><main>${drawn.map((images) => `<div>${images.join('')}</div>`).join('')}</main>`,
    );
    await page.locator('main').screenshot({ path: `${folder}/${file}` });
  }
  await page.close();
}

async function toImage(path: string): Promise<string> {
  return `<img src="data:image/png;base64,${await readFile(path, 'base64')}">`;
}

const style = `
body { margin: 0 }
main { display: inline-grid; grid-template-columns: repeat(3, 22rem); gap: 1.5rem; padding: 1.5rem; background: #eef0f3 }
div { display: grid; gap: 1.5rem; align-content: start }
img { inline-size: 100%; border-radius: .75rem }
`;
