import { type AccessibilityNode, readAccessibilityTree } from '../drive/readAccessibilityTree.js';
import type { Behaviour } from './Behaviour.js';
import { tryInJsdom } from './tryInJsdom.js';

export const environments: Behaviour[] = [
  {
    goal: 'one textbox with one name in the accessibility tree',
    async isMet(scene) {
      const field = await scene.start('123456');
      const textboxes = findTextboxes(await readAccessibilityTree(field.cdp));
      return textboxes.length === 1 && textboxes[0]?.name !== '';
    },
  },
  {
    goal: 'a screen reader meets each digit once',
    async isMet(scene) {
      const field = await scene.start('123456');
      const nodes = await readAccessibilityTree(field.cdp);
      const written = nodes.filter(
        ({ role, name, isInTextbox }) => role === 'StaticText' && !isInTextbox && /\d/.test(name),
      );
      const values = findTextboxes(nodes).map(({ value }) => value);
      return values.join('') === '123456' && written.length === 0;
    },
  },
  {
    goal: 'right-to-left page: the code runs left to right, the arrows as seen',
    async isMet(scene) {
      const field = await scene.start('123', { dir: 'rtl' });
      const { slots } = scene.library;
      const lefts = slots
        ? await field.page
            .locator(`#root ${slots}`)
            .evaluateAll((boxes) => boxes.map((box) => box.getBoundingClientRect().left))
        : [];
      const before = await field.position();
      await field.press('ArrowLeft');
      return (
        lefts.every((left, index) => index === 0 || left > (lefts[index - 1] ?? 0)) &&
        (await field.position()) === before - 1
      );
    },
  },
  {
    goal: 'strict content security policy: works, with no violation',
    async isMet(scene) {
      const field = await scene.load({ isStrict: true });
      await field.start();
      await field.show(1);
      await field.click();
      await field.type('123456');
      return (await field.code()) === '123456' && (await readViolations(field.page)) === 0;
    },
  },
  {
    goal: 'strict policy, server HTML: no violation, hydrates without a word',
    async isMet(scene) {
      const field = await scene.load({ isStrict: true, isServerRendered: true });
      await field.hydrate();
      await field.click();
      await field.type('123456');
      const errors = await field.errors();
      return (
        (await field.code()) === '123456' &&
        (await readViolations(field.page)) === 0 &&
        errors.length === 0
      );
    },
  },
  {
    goal: 'a code filled in before hydration stays, and the app learns of it',
    async isMet(scene) {
      const field = await scene.load({ isServerRendered: true });
      await field.page
        .locator(`#root ${scene.library.textboxes}`)
        .first()
        .evaluate((input: HTMLInputElement) => {
          input.value = '123456';
          input.dispatchEvent(new Event('input', { bubbles: true }));
          input.dispatchEvent(new Event('change', { bubbles: true }));
        });
      await field.hydrate();
      const { changes } = await field.log();
      return (await field.code()) === '123456' && changes.at(-1) === '123456';
    },
  },
  {
    goal: 'in a shadow root',
    async isMet(scene) {
      const field = await scene.load();
      await field.page.evaluate(
        async (settings) => {
          const host = document.querySelector('#root') as Element;
          window.bench.start(settings, host.attachShadow({ mode: 'open' }));
          await window.bench.show(1);
        },
        { isControlled: scene.library.isControlledOnly ?? false },
      );
      await field.page.locator(`#root ${scene.library.textboxes}`).first().focus();
      await field.settle();
      await field.type('123456');
      const isTyped = (await field.code()) === '123456';
      await field.press('Backspace');
      await field.type('9');
      return isTyped && (await field.code()) === '123459';
    },
  },
  { goal: 'bare jsdom with user-event: type, paste, Backspace', isMet: tryInJsdom },
];

function findTextboxes(nodes: AccessibilityNode[]): AccessibilityNode[] {
  return nodes.filter(({ role }) => role === 'textbox');
}

function readViolations(page: { evaluate(read: () => number): Promise<number> }): Promise<number> {
  return page.evaluate(() => window.policyViolations);
}

declare global {
  interface Window {
    policyViolations: number;
  }
}
