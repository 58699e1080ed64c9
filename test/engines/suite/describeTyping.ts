import { describe, expect, it } from 'vitest';
import type { OpenPage } from '../describeEngine.js';

export function describeTyping(open: OpenPage): void {
  describe('typing', () => {
    it('B1: starts empty and fills from the left', async () => {
      const field = await open();
      await field.tabTo();
      await field.expectShown('|');
      await field.type('123');
      await field.expectShown('123|');
      expect(await field.told()).toEqual(['type 1', 'type 12', 'type 123']);
    });

    it('B2: past full, replaces the last character', async () => {
      const field = await open();
      await field.tabTo();
      await field.type('12345678');
      await field.expectShown('123458|');
    });

    it('B3: on a selected character, replaces only it', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(2);
      await field.type('9');
      await field.expectShown('129[4]56');
    });

    it('B4: over a selection of several, replaces the range', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(1);
      await field.press('Shift+ArrowRight', 'Shift+ArrowRight');
      await field.expectShown('1[234]56');
      await field.type('9');
      await field.expectShown('19[5]6');
    });

    it('B5: the same character in a filled slot advances, and is no change', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(2);
      await field.type('3');
      await field.expectShown('123[4]56');
      expect(await field.told()).toEqual([]);
    });

    it('B6: two keys at once never put two characters in a slot', async () => {
      const field = await open({ props: { defaultValue: '1234' } });
      await field.tabTo();
      await field.driver.pressTogether('5', '6');
      await field.expectShown('123456|');
      await field.driver.pressTogether('7', '8');
      await field.expectShown('123458|');
      await field.clickSlot(1);
      await field.driver.pressTogether('7', '9');
      await field.expectShown('179[4]58');
    });

    it.each(['uncontrolled', 'accepting'] as const)(
      'B7: a rejected character leaves value, focus and selection alone (%s)',
      async (mode) => {
        const field = await open({
          props: { defaultValue: '123456' },
          ...(mode === 'accepting' && { held: mode }),
        });
        await field.clickSlot(2);
        await field.type('x');
        await field.expectShown('12[3]456');
        await field.press('End', 'x');
        await field.expectShown('123456|');
        expect(await field.told()).toEqual(['invalid x', 'invalid x']);
      },
    );

    it('B8: letters become capitals, and are put in the place of the selected one', async () => {
      const field = await open({ props: { alphabet: 'alphanumeric' } });
      await field.tabTo();
      await field.type('a1b');
      await field.expectShown('A1B|');
      await field.press('ArrowLeft', 'ArrowLeft', 'z');
      await field.expectShown('AZ[B]');
    });

    it('B9: a change that the app refuses leaves value, selection and focus alone', async () => {
      const field = await open({ held: 'refusing', props: { defaultValue: '1234' } });
      await field.clickSlot(1);
      await field.type('9');
      await field.expectShown('1[2]34');
      await field.press('Backspace');
      await field.expectShown('1[2]34');
      await field.press('End', '5');
      await field.expectShown('1234|');
      expect(await field.told()).toEqual(['type 1934', 'delete 134', 'type 12345']);
    });

    it('B45, B46: an app that holds the value sees the same', async () => {
      const field = await open({ held: 'accepting' });
      await field.tabTo();
      await field.type('1234567');
      await field.expectShown('123457|');
      await field.clickSlot(2);
      await field.type('9');
      await field.expectShown('129[4]57');
      await field.press('Backspace');
      await field.expectShown('129|57');
      await field.type('8');
      await field.expectShown('1298[5]7');
    });

    it('B41: a field filled by script does not fetch the focus, and is the code', async () => {
      const field = await open();
      await field.driver.evaluate(() => {
        document.querySelector('textarea')?.focus();
        const input = document.querySelector('.otp-input input') as HTMLInputElement;
        for (const text of ['1', '12', '123', '1234', '12345', '123 456']) {
          input.value = text;
          input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
      });
      await field.expectShown('123456');
      expect((await field.told()).slice(-2)).toEqual(['autofill 123456', 'complete 123456']);
      await field.tabTo();
      await field.expectShown('123456|');
    });
  });
}
