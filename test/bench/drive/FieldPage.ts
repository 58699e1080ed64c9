import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { Library } from '../libraries.js';
import type { AppLog } from '../page/createApp.js';
import type { PageOptions, Pages } from './servePages.js';

/** A library's field in Chromium, and a person's hands on it. */
export class FieldPage {
  static async open(
    context: BrowserContext,
    pages: Pages,
    library: Library,
    options: PageOptions = {},
  ): Promise<FieldPage> {
    const page = await context.newPage();
    await page.goto(pages.urlOf(library.id, options));
    const cdp = await context.newCDPSession(page);
    return new FieldPage(page, cdp, library, options);
  }

  private constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
    readonly library: Library,
    private readonly options: PageOptions,
  ) {}

  /** The app, without a field yet. */
  async start(): Promise<void> {
    await this.page.evaluate((settings) => window.bench.start(settings), this.options.settings);
  }

  /** So many fields in it. */
  async show(count: number): Promise<void> {
    await this.page.evaluate((fields) => window.bench.show(fields), count);
  }

  /** One that has just been put in, with the focus in it. */
  async focusNew(): Promise<void> {
    await this.page.evaluate(async (textboxes) => {
      await window.bench.show(0);
      await window.bench.show(1);
      // By script: what Playwright looks for elements with brings listeners and an observer of its own.
      document.querySelector<HTMLInputElement>(`#root ${textboxes}`)?.focus();
      await window.bench.settle();
    }, this.library.textboxes);
  }

  async hydrate(): Promise<void> {
    await this.page.evaluate((settings) => window.bench.hydrate(settings), this.options.settings);
  }

  async settle(): Promise<void> {
    await this.page.evaluate(() => window.bench.settle());
  }

  /** A press on a box; where there are none, on the input. */
  async click(slot = 0): Promise<void> {
    const { slots, textboxes } = this.library;
    const target = this.page.locator(`#root ${slots ?? textboxes}`).nth(slots ? slot : 0);
    const box = await target.boundingBox();
    if (!box) throw new Error('There is nothing to click on.');
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await this.settle();
  }

  /** Key by key, as a person does: each is painted before the next. */
  async type(text: string): Promise<void> {
    for (const key of text) await this.press(key);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.settle();
  }

  /** By way of the real clipboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await this.press('Control+v');
  }

  readClipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** What stands in the field, or in all of its boxes. */
  code(): Promise<string> {
    return this.page
      .locator(`#root ${this.library.textboxes}`)
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value).join(''));
  }

  /** The slot that typing goes to. */
  position(): Promise<number> {
    return this.page.locator(`#root ${this.library.textboxes}`).evaluateAll((inputs: Element[]) => {
      const { activeElement } = document;
      if (inputs.length > 1) return activeElement ? inputs.indexOf(activeElement) : -1;
      return (inputs[0] as HTMLInputElement).selectionStart ?? -1;
    });
  }

  log(): Promise<AppLog> {
    return this.page.evaluate(() => window.bench.log);
  }

  async errors(): Promise<string[]> {
    return await this.page.evaluate(() => window.bench.errors);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
