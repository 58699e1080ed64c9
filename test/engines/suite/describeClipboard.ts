import { describe, expect, it } from 'vitest';
import type { OpenPage } from '../describeEngine.js';

export function describeClipboard(open: OpenPage): void {
  describe('clipboard', () => {
    it.each([
      ['B32: a full paste fills all', '123456'],
      ['B33: too long is cut', '12345678'],
      ['A2, B36: spaces, dashes, dots, NBSP and newlines go', ' 1 2-3\n4.5\u00a06 '],
      ['B37: a sentence gives its code', 'Acme2 code is 123456'],
      ['A2, B38: full-width digits become ASCII', '１２３４５６'],
      ['A2, B38: Arabic-Indic digits become ASCII', '١٢٣٤٥٦'],
    ])('%s', async (_, text) => {
      const field = await open({ text });
      await field.copyText();
      await field.tabTo();
      await field.press('Control+v');
      await field.expectShown('123456|');
      expect(await field.told()).toEqual(['paste 123456', 'complete 123456']);
    });

    it('B32: a full paste, in a field whose value the app holds', async () => {
      const field = await open({ held: 'accepting', text: '123 456' });
      await field.copyText();
      await field.tabTo();
      await field.press('Control+v');
      await field.expectShown('123456|');
      expect(await field.told()).toEqual(['paste 123456', 'complete 123456']);
    });

    it('B34: a paste into the middle keeps the left part', async () => {
      const field = await open({ props: { defaultValue: '123456' }, text: '9-8' });
      await field.copyText();
      await field.clickSlot(2);
      await field.press('Control+v');
      await field.expectShown('1298[5]6');
    });

    it('B35: a full paste replaces all from anywhere, and completes again', async () => {
      const field = await open({ props: { defaultValue: '111111' }, text: '654321' });
      await field.copyText();
      await field.clickSlot(3);
      await field.press('Control+v');
      await field.expectShown('654321|');
      await field.press('Control+v');
      await field.expectShown('654321|');
      expect(await field.told()).toEqual(['paste 654321', 'complete 654321', 'complete 654321']);
    });

    it('B39: a paste with nothing usable keeps value and selection, and says so', async () => {
      const field = await open({ props: { defaultValue: '123' }, text: 'hello' });
      await field.copyText();
      await field.clickSlot(1);
      await field.press('Control+v');
      await field.expectShown('1[2]3');
      expect(await field.told()).toEqual(['invalid hello']);
    });

    it('B14, B31: cut and copy take the whole selection, and a cut closes the gap', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(1);
      await field.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Control+c', 'Control+x');
      await field.expectShown('1|56');
      await field.press('End', 'Control+v');
      await field.expectShown('156234|');
      expect(await field.told()).toEqual(['delete 156', 'paste 156234', 'complete 156234']);
    });

    it('B31: copying takes all of a code', async () => {
      const field = await open({ props: { defaultValue: '123456' }, text: 'x' });
      await field.tabTo();
      await field.press('Control+a', 'Control+c');
      await field.driver.evaluate(() => document.querySelector('textarea')?.select());
      await field.press('Control+v');
      expect(await field.driver.evaluate(() => document.querySelector('textarea')?.value)).toBe(
        '123456',
      );
    });

    it('A17, B31: undo and redo of a normalised paste are one step each', async () => {
      const field = await open({ text: 'Acme2 code is 123 456' });
      await field.copyText();
      await field.tabTo();
      await field.type('98');
      await field.press('Control+v');
      await field.expectShown('123456|');
      await field.told();
      await field.press('Control+z');
      expect(await field.told()).toEqual(['history 98']);
      await field.press('Control+Shift+Z');
      expect((await field.told())[0]).toBe('history 123456');
    });

    it('B31: undo and redo of a replaced last character', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.tabTo();
      await field.type('7');
      await field.press('Control+z');
      expect(await field.told()).toContain('history 123456');
      await field.press('Control+Shift+Z');
      expect(await field.told()).toContain('history 123457');
    });

    it('B31: a rejected key leaves the undo history alone', async () => {
      const field = await open({ props: { defaultValue: '12' }, text: '34' });
      await field.copyText();
      await field.tabTo();
      await field.press('Control+v', 'x', 'Control+z');
      expect(await field.told()).toEqual(['paste 1234', 'invalid x', 'history 12']);
    });

    it.each(['readOnly', 'disabled'] as const)('B42: refused while %s', async (prop) => {
      const field = await open({ props: { defaultValue: '12', [prop]: true }, text: '123456' });
      await field.copyText();
      await field.clickSlot(1);
      await field.press('9', 'Control+v', 'Backspace', 'Control+Backspace', 'Control+x');
      expect(
        await field.driver.evaluate(
          () => (document.querySelector('.otp-input input') as HTMLInputElement).value,
        ),
      ).toBe('12');
      expect(await field.told()).toEqual([]);
    });

    it.each(['', '11', '111111'])(
      'A17, B43: a text dropped on %j is as pasted',
      async (defaultValue) => {
        const field = await open({ text: 'Acme2 code is 123 456', props: { defaultValue } });
        await field.dropText(2);
        expect(await field.told()).toEqual(['drop 123456', 'complete 123456']);
        // The focus is where the engine leaves it.
        await field.tabTo();
        await field.expectShown('123456|');
      },
    );

    it('B42: a drop is refused while readOnly', async () => {
      const field = await open({ text: '123456', props: { defaultValue: '12', readOnly: true } });
      await field.dropText(2);
      expect(await field.told()).toEqual([]);
    });
  });
}
