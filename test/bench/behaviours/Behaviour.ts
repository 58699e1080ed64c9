import type { BrowserContext } from 'playwright';
import { FieldPage } from '../drive/FieldPage.js';
import type { PageOptions, Pages } from '../drive/servePages.js';
import type { Library } from '../libraries.js';

/** Why a library cannot be asked. */
export class NotApplicable extends Error {}

/** One thing that people do, or that apps and browsers do to a field. */
export interface Behaviour {
  goal: string;
  /** Whether it went as it should. @throws NotApplicable */
  isMet(scene: Scene): Promise<boolean>;
}

/** One library, and what is needed to try something with it. */
export class Scene {
  private readonly opened: FieldPage[] = [];

  constructor(
    readonly library: Library,
    readonly pages: Pages,
    readonly context: BrowserContext,
    readonly contextWithoutScript: BrowserContext,
  ) {}

  /** A page with an app that does not hold the code itself, unless the library leaves it no choice. */
  async load(options: PageOptions = {}, context = this.context): Promise<FieldPage> {
    const { library } = this;
    const settings = { ...options.settings, isControlled: library.isControlledOnly ?? false };
    if (settings.readOnly && library.hasNoReadOnly) throw new NotApplicable('it has no `readOnly`');
    const field = await FieldPage.open(context, this.pages, library, { ...options, settings });
    this.opened.push(field);
    return field;
  }

  /** The same with a field in it, pressed once and with something typed. */
  async start(typed = '', options: PageOptions = {}): Promise<FieldPage> {
    const field = await this.load(options);
    await field.start();
    await field.show(1);
    await field.click();
    await field.type(typed);
    return field;
  }

  /** A full field, and from its end back to the third box, by the keyboard. */
  async startInThirdSlot(): Promise<FieldPage> {
    if (!this.library.slots) throw new NotApplicable('it has no boxes');
    const field = await this.start('123456');
    for (let key = 0; key < 6 && (await field.position()) !== 2; key++) {
      await field.press('ArrowLeft');
    }
    if ((await field.position()) !== 2) throw new Error('The arrows do not lead to the third box.');
    return field;
  }

  async close(): Promise<void> {
    for (const field of this.opened) await field.close();
  }
}
