import type { BrowserContext } from 'playwright';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readApi } from '../../stories/guides/support/api/readApi.js';
import { launchChromium, useChromium } from '../live/support/useChromium.js';
import { type Entry, listEntries } from './support/openStories.js';

/** A page as it was read: what it says, where it leads, and what went wrong on the way. */
interface ReadPage {
  id: string;
  text: string;
  links: string[];
  anchors: string[];
  faults: string[];
}

describe('the documentation', () => {
  const context = useChromium(() => inject('pagesUrl'));
  let entries: readonly Entry[];
  let pages: readonly ReadPage[];

  beforeAll(async () => {
    entries = await listEntries(inject('pagesUrl'));
    pages = await readPages(entries.flatMap(({ id, type }) => (type === 'docs' ? [id] : [])));
  }, 180_000);

  test('every page is drawn, and nothing goes wrong in it', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap(({ id, faults }) => faults.map((fault) => `${id}: ${fault}`))).toEqual([]);
  });

  test('every link leads to a page, and to a heading that is on it', () => {
    const broken = pages.flatMap(({ id, links }) =>
      links.filter((link) => !isThere(link, id)).map((link) => `${id}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  test('a click on a link goes there, in the frame of Storybook', async () => {
    const page = await context().newPage();
    await page.goto('/index.html?path=/docs/start-here--docs');
    const frame = page.frameLocator('#storybook-preview-iframe');
    await frame.getByRole('link', { name: 'Failures' }).click();
    await frame.getByRole('heading', { level: 1, name: 'Failures' }).waitFor();
    expect(new URL(page.url()).searchParams.get('path')).toBe('/docs/guides-failures--docs');
  });

  test('everything that can be imported is explained, what runs in more than the reference', () => {
    const wordsOf = (chosen: readonly ReadPage[]) =>
      new Set(chosen.flatMap(({ text }) => text.match(/\w+/g) ?? []));
    const all = wordsOf(pages);
    const explained = wordsOf(pages.filter(({ id }) => id !== 'reference--docs'));
    const unnamed = readApi(process.cwd())
      .filter(({ name, kind }) => !(kind === 'type' ? all : explained).has(name))
      .map(({ from, name }) => `${from}: ${name}`);
    expect(unnamed).toEqual([]);
  });

  function isThere(link: string, from: string): boolean {
    const [path = '', anchor] = link.split('#');
    const id = path === '' ? from : /[?&](?:path=\/(?:docs|story)\/|id=)([\w-]+)/.exec(path)?.[1];
    if (!entries.some((entry) => entry.id === id)) return false;
    return !anchor || (pages.find((page) => page.id === id)?.anchors.includes(anchor) ?? false);
  }
});

/** Three tabs at a time: drawing waits for much that is no work. */
async function readPages(ids: readonly string[]): Promise<ReadPage[]> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ baseURL: inject('pagesUrl') });
    const waiting = [...ids];
    const readOneByOne = async () => {
      const read: ReadPage[] = [];
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        read.push(await readPage(context, id));
      }
      return read;
    };
    const tabs = await Promise.all([readOneByOne(), readOneByOne(), readOneByOne()]);
    return tabs.flat();
  } finally {
    await browser.close();
  }
}

async function readPage(context: BrowserContext, id: string): Promise<ReadPage> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    const { url } = message.location();
    // A browser asks for it of its own accord.
    if (message.type() === 'error' && !url.endsWith('/favicon.ico')) faults.push(message.text());
  });
  await page.goto(`/iframe.html?id=${id}&viewMode=docs`);
  await page.locator('.sbdocs-content h1').first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.sb-story')].every((story) =>
      story.querySelector('.canvas, iframe'),
    ),
  );
  // What colours the code comes last, and until then there is none.
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.docs-example')].every(
      (example) =>
        example.querySelector('.docblock-source') || !example.querySelector('.docs-hint'),
    ),
  );
  const read = await page.locator('.sbdocs-content').evaluate((content) => ({
    text: (content as HTMLElement).innerText,
    // Those of the stories are theirs, and those to other sites are not followed.
    links: [...content.querySelectorAll('a')]
      .filter((link) => !link.closest('.sb-story') && link.host === location.host)
      .map((link) => link.getAttribute('href') ?? ''),
    anchors: [...content.querySelectorAll('[id]')].map(({ id }) => id),
  }));
  await page.close();
  return { id, ...read, faults };
}
