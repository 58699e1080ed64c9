import { describe, it } from 'vitest';
import type { OpenPage } from '../describeEngine.js';
import type { Engine } from '../engines.js';

export function describePointer(open: OpenPage, { hasTouch }: Engine): void {
  describe('pointer', () => {
    it('B25: a click on a filled slot selects it, wherever on the slot, also again', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      for (const spot of ['start', 'middle', 'end'] as const) {
        await field.clickSlot(0, spot);
        await field.expectShown('[1]23456');
        await field.clickSlot(3, spot);
        await field.expectShown('123[4]56');
        await field.clickSlot(3, spot);
        await field.expectShown('123[4]56');
        await field.clickSlot(5, spot);
        await field.expectShown('12345[6]');
      }
    });

    it('B25: a click past the filled slots goes to the insertion point', async () => {
      const field = await open({ props: { defaultValue: '123' } });
      for (const index of [5, 3, 4]) {
        await field.clickSlot(index);
        await field.expectShown('123|');
      }
    });

    it('B25: a click in an empty field goes to the first slot', async () => {
      const field = await open();
      await field.clickSlot(4);
      await field.expectShown('|');
    });

    it('B25: a click selects one slot when all are selected', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(1);
      await field.press('Control+a');
      await field.clickSlot(3);
      await field.expectShown('123[4]56');
    });

    it('B24, B25: the same on a right-to-left page', async () => {
      const field = await open({ dir: 'rtl', props: { defaultValue: '1234' } });
      await field.clickSlot(1);
      await field.expectShown('1[2]34');
      await field.clickSlot(5);
      await field.expectShown('1234|');
    });

    it('B25: a click on the label goes to the insertion point', async () => {
      const field = await open({ props: { defaultValue: '123' } });
      await field.driver.click(
        await field.driver.evaluate(() => {
          const { left, top } = (
            document.querySelector('label') as Element
          ).getBoundingClientRect();
          return { x: left + 10, y: top + 5 };
        }),
      );
      await field.expectShown('123|');
    });

    it.skipIf(!hasTouch)('B25: the same by tap', async () => {
      const field = await open({ props: { defaultValue: '1234' } });
      await field.driver.tap(await field.pointOf(2));
      await field.expectShown('12[3]4');
      await field.driver.tap(await field.pointOf(0));
      await field.expectShown('[1]234');
      await field.driver.tap(await field.pointOf(5));
      await field.expectShown('1234|');
    });

    it.skipIf(!hasTouch)('B25: a tap selects one slot when all are selected', async () => {
      const field = await open({ props: { defaultValue: '1234' } });
      await field.driver.tap(await field.pointOf(2));
      await field.press('Control+a');
      await field.driver.tap(await field.pointOf(1));
      await field.expectShown('1[2]34');
    });

    it('A17, B31: a drag selects, to either side', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.driver.drag(await field.pointOf(1, 'start'), await field.pointOf(4, 'end'));
      await field.expectShown('1[2345]6');
      await field.press('Home');
      await field.driver.drag(await field.pointOf(4, 'end'), await field.pointOf(1, 'start'));
      await field.expectShown('1[2345]6');
    });

    it('B31: a drag from a selected slot selects, instead of moving its character', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(2);
      await field.driver.drag(await field.pointOf(2, 'start'), await field.pointOf(3, 'end'));
      await field.expectShown('12[34]56');
    });

    it('B31: a drag from the middle of a selection selects anew', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(2);
      await field.press('Control+a');
      await field.driver.drag(await field.pointOf(2, 'start'), await field.pointOf(3, 'end'));
      await field.expectShown('12[34]56');
    });

    it('B31: a double click selects all', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.driver.doubleClick(await field.pointOf(2));
      await field.expectShown('[123456]');
    });
  });
}
