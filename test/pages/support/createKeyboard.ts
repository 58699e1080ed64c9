import { expect } from 'vitest';
import type { Live } from '../../live/support/openLive.js';
import { focusedName } from '../focusedName.js';

/** Round every page there is here. */
const MOST_STOPS = 20;

/** A person who has no mouse, and sees where the focus is. */
export function createKeyboard({ page, app }: Live) {
  const focused = () => app.evaluate(focusedName);
  const press = (key: string) => page.keyboard.press(key);

  async function isAt(name: string): Promise<void> {
    await expect.poll(focused).toBe(name);
  }

  return {
    focused,
    press,
    isAt,
    type: (text: string) => page.keyboard.type(text),
    /** Goes on until a stop is reached, and says what was on the way. */
    async goTo(name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string[]> {
      const stops: string[] = [];
      for (let step = 0; step < MOST_STOPS; step += 1) {
        await press(key);
        const stop = await focused();
        if (stop === name) return stops;
        stops.push(stop);
      }
      throw new Error(`${key} never came to ${name}, but to ${stops.join(', ')}`);
    },
  };
}
