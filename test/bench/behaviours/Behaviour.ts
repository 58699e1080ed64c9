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
    await field.show();
    await field.click();
    await field.type(typed);
    return field;
  }

  /** A full field, and then a press on the third box. */
  async startInThirdSlot(): Promise<FieldPage> {
    if (!this.library.slots) throw new NotApplicable('it has no boxes to click on');
    const field = await this.start('123456');
    await field.click(2);
    return field;
  }

  async close(): Promise<void> {
    for (const field of this.opened) await field.close();
  }
}
