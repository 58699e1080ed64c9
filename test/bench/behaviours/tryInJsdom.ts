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
    const textboxes = () => [
      ...document.querySelectorAll<HTMLInputElement>(`#root ${library.textboxes}`),
    ];
    const codeAfter = async (act: () => Promise<void>) => {
      await act();
      await bench.settle();
      return textboxes()
        .map(({ value }) => value)
        .join('');
    };
    await user.click(textboxes()[0] as HTMLInputElement);
    const typed = await codeAfter(() => user.keyboard('123456'));
    const deleted = await codeAfter(() => user.keyboard('{Backspace}'));
    await bench.show(0);
    await bench.show(1);
    await user.click(textboxes()[0] as HTMLInputElement);
    const pasted = await codeAfter(() => user.paste('654321'));
    return [typed, deleted, pasted].join() === '123456,12345,654321' && bench.errors.length === 0;
  } finally {
    window.close();
  }
}
