import axe from 'axe-core';
import type { Browser, Page } from 'playwright';
import { watchMotion } from '../checks/findMotion.js';

const LONGEST_PLAY_MS = 30_000;

/** Storybook's events of a story that did not go well. */
const problems = [
  'playFunctionThrewException',
  'unhandledErrorsWhilePlaying',
  'storyThrewException',
  'storyErrored',
  'storyMissing',
];

interface Channel {
  on(event: string, listener: (detail: unknown) => void): void;
  off(event: string, listener: (detail: unknown) => void): void;
  emit(event: string, detail: unknown): void;
}

declare global {
  interface Window {
    __STORYBOOK_ADDONS_CHANNEL__: Channel;
    __STORYBOOK_PREVIEW__?: { ready(): Promise<void> };
    axe: typeof axe;
  }
}

/** A story, or a page of the documentation. */
export interface Entry {
  id: string;
  type: 'story' | 'docs';
}

/** All that there is to see, also what its sidebar does not show. */
export async function listEntries(url: string): Promise<Entry[]> {
  const index = await fetch(`${url}/index.json`);
  const { entries } = (await index.json()) as { entries: Record<string, Entry> };
  return Object.values(entries);
}

/** A tab of its own, in which stories are shown one after the other without loading Storybook anew. */
export async function openStories(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(axe.source);
  await page.addInitScript(watchMotion);
  // No story is named yet. Storybook's own axe, which would run beside ours, is off.
  await page.goto(`${url}/iframe.html?viewMode=story&globals=a11y.manual:!true`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__ !== undefined);
  await page.evaluate(() => window.__STORYBOOK_PREVIEW__?.ready());
  return page;
}

/** Shows a story and waits until it was played to its end, or a page until its stories are there; says what went wrong. */
export async function show(page: Page, { id, type }: Entry): Promise<string[]> {
  const found = await page.evaluate(
    ([id, type, problems, longestMs]) =>
      new Promise<string[]>((resolve, reject) => {
        setTimeout(() => reject(new Error(`not over within ${longestMs} ms`)), longestMs);
        const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
        const found: string[] = [];
        const listeners = problems.map((name) => {
          const listener = (detail: unknown) => {
            const [error] = [detail].flat() as { message?: string }[];
            found.push(`${name}: ${error?.message ?? ''}`);
            // Only what comes from play is followed by the end of the story.
            if (name.startsWith('story')) end();
          };
          return [name, listener] as const;
        });
        const last = type === 'docs' ? 'docsRendered' : 'storyFinished';
        const finished = (detail: unknown) => {
          if (detail === id || (detail as { storyId?: string }).storyId === id) end();
        };
        function end() {
          channel.off(last, finished);
          for (const [name, listener] of listeners) channel.off(name, listener);
          resolve(found);
        }
        channel.on(last, finished);
        for (const [name, listener] of listeners) channel.on(name, listener);
        channel.emit('setCurrentStory', { storyId: id, viewMode: type });
      }),
    [id, type, problems, LONGEST_PLAY_MS] as const,
  );
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.sb-story')].every((one) =>
      one.querySelector('.canvas, iframe'),
    ),
  );
  return found;
}
