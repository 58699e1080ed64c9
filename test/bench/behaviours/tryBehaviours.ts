import type { Browser } from 'playwright';
import type { Pages } from '../drive/servePages.js';
import type { Library } from '../libraries.js';
import { NotApplicable, Scene } from './Behaviour.js';
import { environments } from './environments.js';
import { forms } from './forms.js';
import { pasting } from './pasting.js';
import { typing } from './typing.js';

const behaviours = [...typing, ...pasting, ...forms, ...environments];

export interface Verdict {
  outcome: 'pass' | 'fail' | 'not applicable';
  reason?: string;
}

/** Every behaviour with every library; by goal, then by library. */
export async function tryBehaviours(
  browser: Browser,
  pages: Pages,
  libraries: Library[],
): Promise<Record<string, Record<string, Verdict>>> {
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.addInitScript(() => {
    window.policyViolations = 0;
    document.addEventListener('securitypolicyviolation', () => void window.policyViolations++);
  });
  const contextWithoutScript = await browser.newContext({ javaScriptEnabled: false });
  // What cannot be clicked on now never can.
  for (const each of [context, contextWithoutScript]) each.setDefaultTimeout(3000);
  const verdicts: Record<string, Record<string, Verdict>> = {};
  for (const { goal, isMet } of behaviours) {
    const byLibrary: Record<string, Verdict> = {};
    verdicts[goal] = byLibrary;
    for (const library of libraries) {
      const scene = new Scene(library, pages, context, contextWithoutScript);
      try {
        byLibrary[library.id] = { outcome: (await isMet(scene)) ? 'pass' : 'fail' };
      } catch (error) {
        if (!browser.isConnected()) throw error;
        const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
        const isNotApplicable = error instanceof NotApplicable;
        byLibrary[library.id] = { outcome: isNotApplicable ? 'not applicable' : 'fail', reason };
      }
      await scene.close();
    }
    console.error(`bench: ${goal}`);
  }
  await context.close();
  await contextWithoutScript.close();
  return verdicts;
}
