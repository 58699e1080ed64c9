import { readFileSync } from 'node:fs';
import { userEvent } from '@testing-library/user-event';
// @ts-expect-error: it comes without types.
import { JSDOM, VirtualConsole } from 'jsdom';
import { outputPath } from '../build/paths.js';
import type { Scene } from './Behaviour.js';

/** What an app's own tests do, with nothing put in the place of what jsdom lacks. */
export async function tryInJsdom({ library }: Scene): Promise<boolean> {
  const { window } = new JSDOM('<!doctype html><div id="root"></div>', {
    url: 'http://localhost/',
    runScripts: 'dangerously',
    // As Vitest and Jest have it.
    pretendToBeVisual: true,
    // What is thrown in the page would go to the console.
    virtualConsole: new VirtualConsole(),
  });
  try {
    window.eval(readFileSync(`${outputPath}/${library.id}/production/page.js`, 'utf8'));
    const bench = window.bench as Window['bench'];
    const { document } = window;
    bench.start({ isControlled: library.isControlledOnly ?? false });
    await bench.show(1);
    const user = userEvent.setup({ document });
    const first = document.querySelector(`#root ${library.textboxes}`);
    if (!first) return false;
    const code = () =>
      [...document.querySelectorAll<HTMLInputElement>(`#root ${library.textboxes}`)]
        .map(({ value }) => value)
        .join('');
    await user.click(first);
    await user.keyboard('123');
    const typed = code();
    await user.keyboard('{Backspace}');
    const deleted = code();
    await user.keyboard('{Backspace}{Backspace}');
    await user.paste('654321');
    await bench.settle();
    return typed === '123' && deleted === '12' && code() === '654321' && bench.errors.length === 0;
  } finally {
    window.close();
  }
}
