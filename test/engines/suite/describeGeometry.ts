import { describe, expect, it } from 'vitest';
import type { OpenPage } from '../describeEngine.js';
import type { FieldPage } from '../FieldPage.js';

/** How far, in CSS px, the ink in each slot is from its middle, as seen on the screen. */
async function inkOffsets({ driver }: FieldPage): Promise<number[]> {
  return driver.evaluate(
    async (screenshot) => {
      const image = new Image();
      image.src = `data:image/png;base64,${screenshot}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      const scale = image.naturalWidth / innerWidth;
      return [...document.querySelectorAll('.otp-input__slot')].map((slot) => {
        // Without the border and the round corners.
        const inset = 5;
        const box = slot.getBoundingClientRect();
        const left = Math.round((box.left + inset) * scale);
        const width = Math.round((box.width - 2 * inset) * scale);
        const top = Math.round((box.top + inset) * scale);
        const height = Math.round((box.height - 2 * inset) * scale);
        const { data } = context.getImageData(left, top, width, height);
        const inked = Array.from({ length: width }, (_, x) => x).filter((x) =>
          Array.from({ length: height }, (_, y) => data[(y * width + x) * 4] as number).some(
            (red) => red < 128,
          ),
        );
        const middle = ((inked[0] ?? Number.NaN) + (inked.at(-1) ?? Number.NaN) + 1) / 2;
        return left / scale + middle / scale - (box.left + box.width / 2);
      });
    },
    await driver.screenshot(),
  );
}

export function describeGeometry(open: OpenPage): void {
  describe('geometry', () => {
    it.each([
      [{ defaultValue: '080808' }, undefined],
      [{ defaultValue: '0808', length: 4 }, undefined],
      [{ defaultValue: 'O0X8MWVTH0', length: 10, alphabet: 'alphanumeric' }, undefined],
      [{ defaultValue: '080808', mask: true }, undefined],
      [{ defaultValue: '080808', groups: [3, 3] }, 'rtl'],
    ] as const)('each character is in the middle of its slot: %j %s', async (props, dir) => {
      const field = await open({ props, ...(dir && { dir }) });
      for (const offset of await inkOffsets(field)) expect(Math.abs(offset)).toBeLessThan(1.5);
    });

    it('a full code does not scroll, with the caret after it or by a drag past it', async () => {
      const scrollLeft = () =>
        field.driver.evaluate(
          () => (document.querySelector('.otp-input input') as Element).scrollLeft,
        );
      const field = await open();
      await field.tabTo();
      await field.type('1234567');
      expect(await scrollLeft()).toBe(0);
      await field.press('End', 'ArrowRight');
      expect(await scrollLeft()).toBe(0);
      await field.driver.drag(await field.pointOf(2), await field.pointOf(5, 'end'));
      expect(await scrollLeft()).toBe(0);
    });

    it('the page does not scroll sideways for the field', async () => {
      const { driver } = await open({ props: { defaultValue: '1234567890', length: 10 } });
      expect(
        await driver.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        }),
      ).toBe(0);
    });
  });
}
