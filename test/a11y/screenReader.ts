import { Virtual } from '@guidepup/virtual-screen-reader';
import { cleanup } from '@testing-library/react';
import { afterEach, expect } from 'vitest';

/*
 * A screen reader that is a program: what it says is worked out from the page by the rules of ARIA, so it can be written
 * down word for word. It is none of those that people use, and proves nothing about them.
 */

const readers = new Set<Virtual>();

afterEach(async () => {
  for (const reader of readers) await reader.stop();
  readers.clear();
  // After it: a reader that runs reads what is being taken away.
  cleanup();
});

/** A transcript is a phrase a line, without quotes: what is heard, to be read. */
expect.addSnapshotSerializer({
  test: (value) => Array.isArray(value) && value.every((phrase) => typeof phrase === 'string'),
  print: (value) => (value as string[]).join('\n') || '(silence)',
});

/** Everything from the first line to the last, as the simulator says it. */
export async function readAloud(container: Element = document.body): Promise<string[]> {
  const reader = new Virtual();
  await reader.start({ container });
  let count: number;
  // From the last line the cursor goes on to the first: once round is all there is.
  do {
    count = (await reader.spokenPhraseLog()).length;
    await reader.next();
  } while ((await reader.lastSpokenPhrase()) !== (await reader.spokenPhraseLog())[0]);
  const phrases = (await reader.spokenPhraseLog()).slice(0, count);
  await reader.stop();
  return phrases;
}

/** The same without what screen readers of people do not say: ends, paragraphs and items, and regions with nothing in. */
export async function read(container?: Element): Promise<string[]> {
  const phrases: string[] = [];
  for (const phrase of await readAloud(container)) {
    // A button is one thing, whatever elements its words are in.
    if (phrase.startsWith('end of button'))
      phrases.length = phrases.lastIndexOf(phrase.slice(7)) + 1;
    // A dialog is said on entering it, and is its own first line.
    else if (!phrase.startsWith('dialog') || phrase !== phrases.at(-1)) phrases.push(phrase);
  }
  return phrases
    .filter(
      (phrase, index) =>
        !/^(end of .*|document|paragraph|listitem,.*)$/.test(phrase) &&
        !isEmptyRegion(phrases, index),
    )
    .map(withoutAbsent);
}

const liveRegion = '[role=alert], [role=status], [role=log], [role=timer], [aria-live], output';

/** Tells of live regions alone: by changes in an element that is gone by then the simulator is brought down. */
class RegionObserver extends MutationObserver {
  constructor(callback: MutationCallback) {
    super((records, observer) => {
      callback(
        records.filter(({ target }) => {
          const element = target instanceof Element ? target : target.parentElement;
          return element?.isConnected && element.closest(liveRegion);
        }),
        observer,
      );
    });
  }
}

/** Hears the page from now on: where the focus goes, and what live regions say. */
export async function listen(container: Element = document.body) {
  const reader = new Virtual();
  readers.add(reader);
  await reader.start({ container, window: { document, MutationObserver: RegionObserver } });
  await reader.clearSpokenPhraseLog();
  return {
    async stop() {
      readers.delete(reader);
      await reader.stop();
    },
    /** What was said since the last time. */
    async heard(): Promise<string[]> {
      const phrases = await reader.spokenPhraseLog();
      await reader.clearSpokenPhraseLog();
      // A region that was emptied is a change to the simulator; there is nothing to say.
      return phrases.filter((phrase) => !/^(polite|assertive): $/.test(phrase)).map(withoutAbsent);
    },
  };
}

/** A live region with nothing in it has a role and no end. */
function isEmptyRegion(phrases: string[], index: number): boolean {
  const role = phrases[index] as string;
  if (!['status', 'alert', 'timer'].includes(role)) return false;
  const next = phrases.findIndex((phrase, at) => at > index && phrase === role);
  const end = phrases.findIndex((phrase, at) => at > index && phrase === `end of ${role}`);
  return end === -1 || (next !== -1 && next < end);
}

/** A state that is not there is not spoken of. */
function withoutAbsent(phrase: string): string {
  return phrase.replaceAll(/, not (busy|disabled|invalid)/g, '');
}
