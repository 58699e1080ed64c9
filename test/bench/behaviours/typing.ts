import { type Behaviour, NotApplicable } from './Behaviour.js';

export const typing: Behaviour[] = [
  {
    goal: 'six keys are a code, and it is complete once',
    async isMet(scene) {
      const field = await scene.start('123456');
      const { completions } = await field.log();
      return (await field.code()) === '123456' && completions.join() === '123456';
    },
  },
  {
    goal: 'letters are refused',
    isMet: async (scene) => (await (await scene.start('1a2b')).code()) === '12',
  },
  {
    goal: 'Backspace at the end removes the last digit',
    async isMet(scene) {
      const field = await scene.start('123');
      await field.press('Backspace');
      return (await field.code()) === '12';
    },
  },
  {
    goal: 'a click on a box leads there: typing replaces that digit',
    async isMet(scene) {
      if (!scene.library.slots) throw new NotApplicable('it has no boxes');
      const field = await scene.start('123456');
      await field.click(2);
      await field.type('9');
      return (await field.code()) === '129456';
    },
  },
  {
    goal: 'a letter on a filled box leaves the digit',
    async isMet(scene) {
      const field = await scene.startInThirdSlot();
      await field.type('x');
      return (await field.code()) === '123456';
    },
  },
  {
    goal: 'typing the digit that is there moves on',
    async isMet(scene) {
      const field = await scene.startInThirdSlot();
      await field.type('39');
      return (await field.code()) === '123956';
    },
  },
  {
    goal: 'after Backspace on a box, typing refills that box',
    async isMet(scene) {
      const field = await scene.startInThirdSlot();
      await field.press('Backspace');
      await field.type('9');
      return (await field.code()) === '129456';
    },
  },
  {
    goal: 'Delete in the middle closes the gap',
    async isMet(scene) {
      const field = await scene.startInThirdSlot();
      await field.press('Delete');
      return (await field.code()) === '12456' && (await field.position()) === 2;
    },
  },
  {
    goal: 'Ctrl+Backspace clears',
    async isMet(scene) {
      const field = await scene.start('123456');
      await field.press('Control+Backspace');
      return (await field.code()) === '';
    },
  },
  {
    goal: 'undo and redo take one step each',
    async isMet(scene) {
      const field = await scene.start();
      await field.paste('123456');
      await field.press('Control+z');
      const undone = await field.code();
      await field.press('Control+Shift+z');
      return undone === '' && (await field.code()) === '123456';
    },
  },
  {
    goal: 'digits from an input method count once each',
    async isMet(scene) {
      const field = await scene.start();
      for (const text of '123456') {
        await field.cdp.send('Input.imeSetComposition', {
          text,
          selectionStart: 1,
          selectionEnd: 1,
        });
        await field.cdp.send('Input.insertText', { text });
        await field.settle();
      }
      const { completions } = await field.log();
      return (await field.code()) === '123456' && completions.join() === '123456';
    },
  },
  {
    goal: 'one tab stop: Tab leaves, and coming back goes on typing',
    async isMet(scene) {
      const field = await scene.start('12');
      const focused = () => field.page.evaluate(() => document.activeElement?.tagName);
      await field.press('Tab');
      const left = await focused();
      await field.press('Shift+Tab');
      await field.type('3');
      return left === 'BUTTON' && (await field.code()) === '123';
    },
  },
];
