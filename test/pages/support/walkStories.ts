import { availableParallelism } from 'node:os';
import type { Page } from 'playwright';
import { launchChromium } from '../../live/support/useChromium.js';
import { listStories, openStories, showStory } from './openStories.js';

/** Looks at a story that is shown, and keeps what it finds under the name of a check. */
type Visit = (
  page: Page,
  storyId: string,
  keep: (check: string, findings: readonly string[]) => void,
) => Promise<void>;

export interface Walked {
  storyIds: readonly string[];
  /** What a check found, each with its story. A check that nobody made is a mistake. */
  findings: (check: string) => readonly string[];
}

/** Shows every story of a Storybook once, in several tabs at a time. */
export async function walkStories(url: string, visit: Visit): Promise<Walked> {
  const storyIds = await listStories(url);
  const findings = new Map<string, string[]>();
  const waiting = [...storyIds];
  const browser = await launchChromium();

  async function walk(): Promise<void> {
    let page = await openStories(browser, url);
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const keep = (check: string, found: readonly string[]) => {
        findings.set(check, [
          ...(findings.get(check) ?? []),
          ...found.map((one) => `${id}: ${one}`),
        ]);
      };
      try {
        keep('play', await showStory(page, id));
        await visit(page, id, keep);
      } catch (error) {
        // One that takes its tab down, or never ends, is told with the others.
        keep('play', [String(error)]);
        await page.context().close();
        page = await openStories(browser, url);
      }
    }
  }

  try {
    // Half of the time a tab waits for the play of its story.
    await Promise.all(Array.from({ length: availableParallelism() + 1 }, walk));
  } finally {
    await browser.close();
  }
  return {
    storyIds,
    findings(check) {
      const found = findings.get(check);
      if (!found) throw new Error(`Nothing was looked at by "${check}"`);
      return found;
    },
  };
}
