import { availableParallelism } from 'node:os';
import type { Page } from 'playwright';
import { launchChromium } from '../../live/support/useChromium.js';
import { type Entry, listEntries, openStories, show } from './openStories.js';

/** Looks at what is shown, and keeps what it finds under the name of a check. */
type Visit = (
  page: Page,
  entry: Entry,
  keep: (check: string, findings: readonly string[]) => void,
) => Promise<void>;

export interface Walked {
  entries: readonly Entry[];
  /** What a check found, each with its place. A check that nobody made is a mistake. */
  findings: (check: string) => readonly string[];
}

/** Shows every story and page of a Storybook once, in several tabs at a time. */
export async function walkStories(url: string, visit: Visit): Promise<Walked> {
  const entries = await listEntries(url);
  const findings = new Map<string, string[]>();
  // Pages last: they leave things of their own behind, which no story is to be blamed for.
  const waiting = [
    ...entries.filter(({ type }) => type === 'story'),
    ...entries.filter(({ type }) => type === 'docs'),
  ];
  const browser = await launchChromium();

  async function walk(): Promise<void> {
    let page = await openStories(browser, url);
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      const { id } = entry;
      const keep = (check: string, found: readonly string[]) => {
        findings.set(check, [
          ...(findings.get(check) ?? []),
          ...found.map((one) => `${id}: ${one}`),
        ]);
      };
      try {
        keep('play', await show(page, entry));
        await visit(page, entry, keep);
      } catch (error) {
        // One that takes its tab down, or never ends, is told with the others.
        keep('play', [String(error)]);
        await page.context().close();
        page = await openStories(browser, url);
      }
    }
  }

  try {
    // A tab waits for the play of its story about as long as it computes.
    await Promise.all(Array.from({ length: 2 * availableParallelism() + 1 }, walk));
  } finally {
    await browser.close();
  }
  return {
    entries,
    findings(check) {
      const found = findings.get(check);
      if (!found) throw new Error(`Nothing was looked at by "${check}"`);
      return found;
    },
  };
}
