import type { BrowserContext } from 'playwright';
import { FieldPage } from '../drive/FieldPage.js';
import type { PageOptions, Pages } from '../drive/servePages.js';
import type { Library } from '../libraries.js';

export { NotApplicable } from '../behaviours/Behaviour.js';

/** A line of the table. */
interface Row {
  id: string;
  title: string;
  unit: string;
  /** After the point. */
  digits: number;
  isMoreBetter?: boolean;
}

/** Something that is measured of one library at a time, in a page of its own. */
export interface Measure {
  rows: Row[];
  /** For what comes out the same each time: how often is often enough. */
  maxRounds?: number;
  /** By the rows' ids. @throws NotApplicable */
  take(station: Station): Promise<Record<string, number>>;
}

export interface Station {
  library: Library;
  isQuick: boolean;
  context: BrowserContext;
  pages: Pages;
}

/** Opens a page, has it looked at, and closes it. */
export async function withField<Result>(
  { context, pages, library }: Station,
  options: PageOptions,
  look: (field: FieldPage) => Promise<Result>,
): Promise<Result> {
  const isControlled = library.isControlledOnly || options.settings?.isControlled;
  const settings = { ...options.settings, ...(isControlled ? { isControlled } : {}) };
  const field = await FieldPage.open(context, pages, library, { ...options, settings });
  try {
    return await look(field);
  } finally {
    await field.close();
  }
}
