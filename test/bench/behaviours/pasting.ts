import type { Behaviour } from './Behaviour.js';

/** Pastes into an empty field, by way of the clipboard. */
function pasteGives(goal: string, pasted: string, code: string): Behaviour {
  return {
    goal,
    async isMet(scene) {
      const field = await scene.start();
      await field.paste(pasted);
      return (await field.code()) === code;
    },
  };
}

export const pasting: Behaviour[] = [
  pasteGives('paste of a code', '123456', '123456'),
  pasteGives('paste of `123 456`', '123 456', '123456'),
  pasteGives('paste of `123-456`', '123-456', '123456'),
  pasteGives('paste of a sentence: `Acme2 code is 123456`', 'Acme2 code is 123456', '123456'),
  pasteGives('paste of full-width digits', '１２３４５６', '123456'),
  pasteGives('paste of Arabic digits', '١٢٣٤٥٦', '123456'),
  {
    goal: 'a pasted code replaces a full one, and is complete again',
    async isMet(scene) {
      const field = await scene.start('111111');
      await field.paste('123456');
      const { completions } = await field.log();
      return (await field.code()) === '123456' && completions.join() === '111111,123456';
    },
  },
  {
    goal: 'a paste without a digit leaves the code',
    async isMet(scene) {
      const field = await scene.start('12');
      await field.paste('hello');
      return (await field.code()) === '12';
    },
  },
  {
    goal: 'dropped text counts as pasted',
    async isMet(scene) {
      const field = await scene.start();
      const selector = scene.library.slots ?? scene.library.textboxes;
      const box = await field.page.locator(`#root ${selector}`).first().boundingBox();
      if (!box) return false;
      const x = box.x + box.width / 2;
      const y = box.y + box.height / 2;
      const data = {
        items: [{ mimeType: 'text/plain', data: '123456' }],
        dragOperationsMask: 1,
      };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await field.cdp.send('Input.dispatchDragEvent', { type, x, y, data });
      }
      await field.settle();
      return (await field.code()) === '123456';
    },
  },
  {
    goal: 'copy takes the whole code',
    async isMet(scene) {
      const field = await scene.start('123456');
      await field.press('Control+a');
      await field.press('Control+c');
      return (await field.readClipboard()) === '123456';
    },
  },
  {
    goal: 'read-only refuses a paste',
    async isMet(scene) {
      const field = await scene.start('', { settings: { readOnly: true } });
      await field.paste('123456');
      return (await field.code()) === '' && (await field.log()).changes.length === 0;
    },
  },
  {
    goal: 'a code filled into the field by script',
    async isMet(scene) {
      const field = await scene.start();
      await field.page
        .locator(`#root ${scene.library.textboxes}`)
        .first()
        .evaluate((input: HTMLInputElement) => {
          // As password managers do: past what React put on the element, then `input`.
          const { set } = Object.getOwnPropertyDescriptor(
            HTMLInputElement.prototype,
            'value',
          ) as PropertyDescriptor;
          set?.call(input, '123456');
          input.dispatchEvent(new Event('input', { bubbles: true }));
        });
      await field.settle();
      const { completions } = await field.log();
      return (await field.code()) === '123456' && completions.join() === '123456';
    },
  },
];
