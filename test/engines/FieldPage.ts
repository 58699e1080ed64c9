import { expect } from 'vitest';
import type { Driver, Point } from './Driver.js';
import type { PageOptions } from './page/PageOptions.js';

/** Where on a slot the pointer goes. */
export type Spot = 'start' | 'middle' | 'end';

/** The page with the field, and a person at it. */
export class FieldPage {
  private constructor(readonly driver: Driver) {}

  static async open(driver: Driver, pageUrl: string, options: PageOptions): Promise<FieldPage> {
    const url = new URL(pageUrl);
    url.searchParams.set('options', JSON.stringify(options));
    await driver.open(url.href);
    return new FieldPage(driver);
  }

  /** One after the other. */
  async press(...chords: string[]): Promise<void> {
    for (const chord of chords) await this.driver.press(chord);
  }

  async type(text: string): Promise<void> {
    await this.press(...text);
  }

  /** Goes to the field by the keyboard, from the button before it. */
  async tabTo(): Promise<void> {
    await this.driver.evaluate(() => document.querySelector('button')?.focus());
    await this.press('Tab');
  }

  async clickSlot(index: number, spot: Spot = 'middle'): Promise<void> {
    await this.driver.click(await this.pointOf(index, spot));
  }

  /** Copies by the keyboard what the page's text area holds. */
  async copyText(): Promise<void> {
    await this.driver.evaluate(() => document.querySelector('textarea')?.select());
    await this.press('Control+c');
  }

  /** Drags the page's text onto a slot. */
  async dropText(index: number): Promise<void> {
    const { screenPointer, evaluate } = this.driver;
    const from = await evaluate(async () => {
      for (const type of ['dragstart', 'dragover', 'dragend']) {
        addEventListener(type, ({ target }) => {
          if (type !== 'dragover' || target instanceof HTMLInputElement) {
            document.body.dataset.drag = type;
          }
        });
      }
      const message = document.querySelector('#message') as Element;
      getSelection()?.selectAllChildren(message);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const { left, top, height } = message.getBoundingClientRect();
      return { x: left + 20, y: top + height / 2 };
    });
    const to = await this.pointOf(index);
    // The screen, the engine and the page tell one another of each step, and of a pointer that rests not at all.
    const reach = async (stage: string, { x, y }: Point) => {
      let side = 1;
      await expect
        .poll(
          async () => {
            side = -side;
            await screenPointer.moveTo({ x: x + side, y });
            return evaluate(() => document.body.dataset.drag);
          },
          { timeout: 5_000 },
        )
        .toBe(stage);
    };
    await screenPointer.press(from);
    try {
      await reach('dragstart', { x: from.x + 20, y: from.y - 8 });
      await reach('dragover', to);
    } finally {
      await screenPointer.release();
    }
    await expect
      .poll(() => evaluate(() => document.body.dataset.drag), { timeout: 5_000 })
      .toBe('dragend');
  }

  pointOf(index: number, spot: Spot = 'middle'): Promise<Point> {
    return this.driver.evaluate(
      ({ index, spot }) => {
        const slot = document.querySelectorAll('.otp-input__slot')[index] as Element;
        const { left, right, top, height } = slot.getBoundingClientRect();
        const x = { start: left + 2, middle: (left + right) / 2, end: right - 2 }[spot];
        return { x, y: top + height / 2 };
      },
      { index, spot },
    );
  }

  /** What the app was told since it was last asked. */
  told(): Promise<string[]> {
    return this.driver.evaluate(() => (window as unknown as { told: string[] }).told.splice(0));
  }

  /**
   * Expects a text with its selection, `12[3]456`, or with its caret, `123|`; with neither, that the focus is
   * elsewhere. And that the slots show it.
   */
  async expectShown(shown: string): Promise<void> {
    const { slots } = await this.read();
    const expected = { text: shown, slots: slotsOf(shown, slots.length) };
    // On a busy machine WebKit reads the clipboard later than the next frame.
    await expect.poll(() => this.read(), { timeout: 2_000 }).toEqual(expected);
  }

  private read(): Promise<{ text: string; slots: string }> {
    return this.driver.evaluate(async () => {
      // `selectionchange` is a task of its own, after that of the key or the click.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const input = document.querySelector('.otp-input input') as HTMLInputElement;
      const { value, selectionStart, selectionEnd } = input;
      const [start, end] = [selectionStart ?? 0, selectionEnd ?? 0];
      const marked = start === end ? '|' : `[${value.slice(start, end)}]`;
      const slots = [...document.querySelectorAll('.otp-input__slot')].map((slot) => {
        const isFilled = slot.hasAttribute('data-filled');
        return slot.hasAttribute('data-active') ? (isFilled ? 'X' : 'O') : isFilled ? 'x' : 'o';
      });
      return {
        text:
          document.activeElement === input
            ? value.slice(0, start) + marked + value.slice(end)
            : value,
        slots: slots.join(''),
      };
    });
  }
}

/** A slot is `x` when filled and `o` when empty, a capital when active. Past the end, the last one is active. */
function slotsOf(shown: string, length: number): string {
  const [before = '', selected] = shown.split(/[[\]|]/);
  const hasFocus = selected !== undefined;
  const isCaret = shown.includes('|');
  const count = shown.replace(/[[\]|]/g, '').length;
  const start = Math.min(before.length, length - 1);
  const end = isCaret ? start + 1 : shown.indexOf(']') - 1;
  return Array.from({ length }, (_, index) => {
    const slot = index < count ? 'x' : 'o';
    return hasFocus && index >= start && index < end ? slot.toUpperCase() : slot;
  }).join('');
}
