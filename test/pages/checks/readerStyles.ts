import type { Page } from 'playwright';

/** What a reader sets for every page. @see https://www.w3.org/TR/WCAG22/#text-spacing */
export const textSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

/** @see https://www.w3.org/TR/WCAG22/#resize-text */
export const largeText = 'html { font-size: 200% !important; }';

/** Looks at a page under a style sheet of the reader's. */
export async function withStyle(
  page: Page,
  content: string,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const sheet = await page.addStyleTag({ content });
  const found = await look(page);
  await sheet.evaluate((element) => (element as Element).remove());
  return found;
}
