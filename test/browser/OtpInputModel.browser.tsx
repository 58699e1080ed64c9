import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { cleanups, mountField } from './otpField.js';
import {
  clips,
  expectedOf,
  length,
  look,
  prepare,
  type Snapshot,
  type Step,
} from './plainInput.js';

beforeAll(async () => {
  const { targetInfo } = await cdp().send('Target.getTargetInfo');
  await cdp().send('Browser.grantPermissions', {
    browserContextId: targetInfo.browserContextId as string,
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  });
});

const shortcuts = { all: 'a', copy: 'c', cut: 'x', paste: 'v', undo: 'z', redo: 'Z' };
const virtualKeys: Record<string, number> = {
  Backspace: 8,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowRight: 39,
  Delete: 46,
};

/** The key of a step, as the system sends it. */
function keyOf(step: Step) {
  const [ctrl, shift] = [2, 8];
  switch (step.type) {
    case 'digit':
      return { key: step.key, text: step.key, modifiers: 0 };
    case 'letter':
      return { key: 'x', text: 'x', modifiers: 0 };
    case 'delete':
      return { key: step.key, modifiers: step.isWord ? ctrl : 0 };
    case 'move':
      return { key: step.key, modifiers: 0 };
    case 'extend':
      return { key: step.key, modifiers: shift };
    default: {
      const key = shortcuts[step.type];
      return { key, modifiers: step.type === 'redo' ? ctrl + shift : ctrl };
    }
  }
}

/** Presses the keys of all steps, none waiting for what the page makes of the one before; what is there after each. */
async function play(
  input: HTMLInputElement,
  steps: readonly Step[],
  onKeyDown: (event: KeyboardEvent, index: number) => void = () => {},
): Promise<Snapshot[]> {
  const seen: Snapshot[] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const down = (event: KeyboardEvent) => onKeyDown(event, seen.length);
  const up = () => {
    seen.push(look(input));
    if (seen.length === steps.length) finish();
  };
  input.addEventListener('keydown', down, true);
  input.addEventListener('keyup', up);
  for (const { key, ...pressed } of steps.map(keyOf)) {
    const windowsVirtualKeyCode = virtualKeys[key] ?? key.toUpperCase().charCodeAt(0);
    const common = { key, windowsVirtualKeyCode, modifiers: pressed.modifiers };
    void cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', ...pressed, ...common });
    void cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }
  await finished;
  input.removeEventListener('keydown', down, true);
  input.removeEventListener('keyup', up);
  return seen;
}

const digit = fc.constantFrom(...'0123456789');
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: digit.map((key) => ({ type: 'digit', key }) as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'letter' } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('delete' as const),
      key: fc.constantFrom('Backspace' as const, 'Delete' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ type: 'delete', key: 'Backspace', isWord: true } as const),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('move' as const),
      key: fc.constantFrom(
        'ArrowLeft' as const,
        'ArrowRight' as const,
        'Home' as const,
        'End' as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('extend' as const),
      key: fc.constantFrom('ArrowLeft' as const, 'ArrowRight' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('all' as const, 'copy' as const, 'cut' as const, 'paste' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const) }),
  },
);

it('A17, B1-B7, B11-B23, B31-B39: any edits come to what a plain input makes of them', async () => {
  const runs = fc.record({
    code: fc.string({ unit: digit, maxLength: length }),
    clip: fc.constantFrom(...Object.keys(clips)),
    script: fc.array(steps, { minLength: 1, maxLength: 14 }),
  });
  await fc.assert(
    fc.asyncProperty(runs, async ({ code, clip, script }) => {
      const { input } = mountField({ defaultValue: code });
      input.focus();
      await navigator.clipboard.writeText(clip);
      const seen = await play(input, script);

      // Undo goes to whatever was edited last on the page.
      for (const cleanup of cleanups.splice(0)) cleanup();
      const plain = document.body.appendChild(document.createElement('input'));
      plain.value = code;
      plain.focus();
      await navigator.clipboard.writeText(clip);
      const states = [look(plain), ...seen];
      const comparisons: Parameters<typeof expectedOf>[1][] = [];
      let clipboard = clip;
      const reached = await play(plain, script, (event, index) => {
        const step = script[index] as Step;
        const state = states[index] as Snapshot;
        const { text, start, end } = state;
        const isCopied = (step.type === 'cut' || step.type === 'copy') && start < end;
        if (isCopied) clipboard = text.slice(start, end);
        const { isDone, compare } = prepare(plain, step, state, clipboard);
        if (isDone) event.preventDefault();
        comparisons.push(compare);
      });
      plain.remove();

      expect(seen).toMatchObject(
        reached.map((state, index) => expectedOf(state, comparisons[index] ?? 'same')),
      );
    }),
    { numRuns: 200 },
  );
}, 60_000);
