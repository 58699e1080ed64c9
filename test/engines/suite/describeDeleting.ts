import { describe, expect, it } from 'vitest';
import type { OpenPage } from '../describeEngine.js';

export function describeDeleting(open: OpenPage): void {
  describe('deleting', () => {
    it('B11: Backspace at the end removes the previous character', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.tabTo();
      await field.press('Backspace', 'Backspace');
      await field.expectShown('1234|');
      expect(await field.told()).toEqual(['delete 12345', 'delete 1234']);
    });

    it('B12: Backspace on a filled slot clears it, and typing refills that slot', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(2);
      await field.press('Backspace');
      await field.expectShown('12|456');
      await field.type('9');
      await field.expectShown('129[4]56');
    });

    it('B12: Backspace again goes on to the left', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(2);
      await field.press('Backspace', 'Backspace');
      await field.expectShown('1|456');
      await field.type('8');
      await field.expectShown('18[4]56');
    });

    it('B13: Delete removes forward without moving', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(1);
      await field.press('Delete');
      await field.expectShown('1|3456');
      await field.press('Delete');
      await field.expectShown('1|456');
    });

    it('B14: deleting in the middle closes the gap', async () => {
      const field = await open({ props: { defaultValue: '123456' } });
      await field.clickSlot(1);
      await field.press('Shift+ArrowRight', 'Delete');
      await field.expectShown('1|456');
      await field.clickSlot(1);
      await field.press('Shift+ArrowRight', 'Backspace');
      await field.expectShown('1|6');
    });

    it('B15, B16: on an empty field Backspace and Delete do nothing, and say nothing', async () => {
      const field = await open();
      await field.tabTo();
      await field.press('Backspace', 'Delete', 'Control+Backspace', 'Control+Delete');
      await field.expectShown('|');
      expect(await field.told()).toEqual([]);
    });

    it('B15: Backspace at the first slot stays there', async () => {
      const field = await open({ props: { defaultValue: '123' } });
      await field.tabTo();
      await field.press('Home', 'Backspace');
      await field.expectShown('|23');
      await field.press('Backspace');
      await field.expectShown('|23');
    });

    it.each(['Control+Backspace', 'Control+Delete'])(
      'B17: %s clears, from a slot as well',
      async (chord) => {
        const field = await open({ props: { defaultValue: '123456' } });
        await field.clickSlot(2);
        await field.press(chord);
        await field.expectShown('|');
        expect(await field.told()).toEqual(['delete ']);
      },
    );

    it('A17, B17: Ctrl+Backspace clears from the end', async () => {
      const field = await open({ props: { defaultValue: '1234' } });
      await field.tabTo();
      await field.press('Control+Backspace');
      await field.expectShown('|');
    });
  });
}
