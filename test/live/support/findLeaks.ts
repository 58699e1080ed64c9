import type { BrowserContext, Page } from 'playwright';
import type { OpenApp, Told } from './openApp.js';

/** Where a secret was found, and what stood around it. */
export interface Leak {
  where: string;
  around: string;
}

/**
 * Looks for secrets in everything that has left the page so far, and in all that it keeps: addresses, storage, cookies,
 * the console, errors, markup, caches, messages to other tabs, what the app was told. Not in the bodies of requests.
 */
export async function findLeaks(
  { told, context }: OpenApp,
  secrets: readonly string[],
): Promise<Leak[]> {
  const kept = await Promise.all(context.pages().map(lookInto));
  return search([...told, ...kept.flat(), ...(await cookiesOf(context))], secrets);
}

function search(texts: readonly Told[], secrets: readonly string[]): Leak[] {
  return texts.flatMap(({ where, text }) =>
    secrets.flatMap((secret) => {
      // A random id may hold any six digits; a code stands by itself.
      const found = new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`, 'i').exec(decode(text));
      if (!found) return [];
      return [
        { where, around: decode(text).slice(Math.max(0, found.index - 60), found.index + 60) },
      ];
    }),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function cookiesOf(context: BrowserContext): Promise<Told[]> {
  return [{ where: 'cookies', text: JSON.stringify(await context.cookies()) }];
}

async function lookInto(page: Page): Promise<Told[]> {
  const seen = await page.evaluate(async () => {
    async function databases(): Promise<unknown[]> {
      const all: unknown[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await settled(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const rows = database.transaction(store).objectStore(store);
          all.push(name, await settled(rows.getAllKeys()), await settled(rows.getAll()));
        }
        database.close();
      }
      return all;
    }
    function settled<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    }
    return {
      url: location.href + JSON.stringify(history.state) + window.name + document.title,
      requests: JSON.stringify(performance.getEntries()),
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      databases: JSON.stringify(await databases()),
      caches: JSON.stringify(await caches.keys()),
      attribute: document.documentElement.outerHTML,
    };
  });
  return Object.entries(seen).map(([where, text]) => ({ where, text }));
}

/** What is left of a text in the page's fields, and in the memory of its scripts once all garbage is gone. */
export async function findInMemory(page: Page, secret: string): Promise<string[]> {
  const typed = await page.evaluate(() =>
    [...document.querySelectorAll('input')].map(({ value, defaultValue }) => value + defaultValue),
  );
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', {});
  await session.detach();
  const snapshot: { strings: string[] } = JSON.parse(chunks.join(''));
  return [...typed, ...snapshot.strings].filter((text) => text.includes(secret));
}
