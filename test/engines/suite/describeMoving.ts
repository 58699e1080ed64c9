import { describe, expect, it } from 'vitest';
import type { OpenPage } from '../describeEngine.js';
import type { FieldPage } from '../FieldPage.js';

/** Presses a key again and again, and expects what is shown after each. */
async function expectSteps(field: FieldPage, key: string, ...steps: string[]): Promise<void> {
  for (const step of steps) {
    await field.press(key);
    await field.expectShown(step);
  }
}

export function describeMoving(open: OpenPage): void {
  describe('moving', () => {
    it('A17, B18, B20, B21: arrows move one slot and stop at the ends', async () => {
      const field = await open({ props: { defaultValue: '123' } });
      await field.tabTo();
      await field.expectShown('123|');
      await expectSteps(field, 'ArrowLeft', '12[3]', '1[2]3', '[1]23', '[1]23');
      await expectSteps(field, 'ArrowRight', '1[2]3', '12[3]', '123|', '123|');
    });

    it('B18: a full code as well', async () => {
      const field = await open({ props: { defaultValue: '1234', length: 4 } });
      await field.tabTo();
      await expectSteps(field, 'ArrowLeft', '123[4]', '12[3]4');
      await expectSteps(field, 'ArrowRight', '123[4]', '1234|', '1234|');
    });

    it('B19: turning round never skips a slot', async () => {
      const field = await open({ props: { defaultValue: '12345' } });
      await field.clickSlot(2);
      await expectSteps(field, 'ArrowRight', '123[4]5');
      await expectSteps(field, 'ArrowLeft', '12[3]45', '1[2]345');
      await expectSteps(field, 'ArrowRight', '12[3]45');
    });

    it('A17, B22, B23: Home, End, Up, Down and Ctrl with arrows go to the bounds', async () => {
      const field = await open({ props: { defaultValue: '1234' } });
      await field.clickSlot(2);
      await expectSteps(field, 'Home', '[1]234');
      await expectSteps(field, 'End', '1234|');
      await expectSteps(field, 'ArrowUp', '[1]234');
      await expectSteps(field, 'ArrowDown', '1234|');
      await expectSteps(field, 'Control+ArrowLeft', '[1]234');
      await expectSteps(field, 'Control+ArrowRight', '1234|');
    });

    it('B24: on a right-to-left page the code runs left to right, and arrows go where they point', async () => {
      const field = await open({ dir: 'rtl' });
      await field.tabTo();
      await field.type('1234');
      await expectSteps(field, 'ArrowLeft', '123[4]', '12[3]4');
      await expectSteps(field, 'ArrowRight', '123[4]');
      expect((await field.pointOf(0)).x).toBeLessThan((await field.pointOf(1)).x);
    });

    it('B26: one stop for Tab, which comes back to the insertion point', async () => {
      const field = await open({ props: { defaultValue: '123' } });
      await field.clickSlot(1);
      await field.press('Tab');
      await field.expectShown('123');
      expect(await field.driver.evaluate(() => document.activeElement?.textContent)).toBe('After');
      await field.press('Shift+Tab');
      await field.expectShown('123|');
      await field.press('Shift+Tab');
      expect(await field.driver.evaluate(() => document.activeElement?.textContent)).toBe('Before');
    });

    it('B27: autoFocus puts the caret on the insertion point', async () => {
      const field = await open({ props: { autoFocus: true, defaultValue: '12' } });
      await field.expectShown('12|');
      await field.type('3');
      await field.expectShown('123|');
    });

    it('B31: Shift and arrows select from a slot to either side, and back', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(3);
      await expectSteps(field, 'Shift+ArrowLeft', '12[34]56', '1[234]56');
      await expectSteps(field, 'Shift+ArrowRight', '12[34]56');
      await expectSteps(field, 'ArrowRight', '1234[5]6');
      await expectSteps(field, 'Shift+ArrowRight', '1234[56]');
      await expectSteps(field, 'Control+a', '[123456]');
    });
  });
}
