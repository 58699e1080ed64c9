import { userEvent as simulated } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { clickSlot, key, mountField } from './otpField.js';

// The first call opens the session, and the next ones would overtake it.
beforeAll(async () => {
  await cdp().send('Page.enable');
});

/** A key as the browser gets it from the system; `commands` is what the system's own bindings make of it. */
interface SystemKey {
  key: string;
  text?: string;
  modifiers?: number;
  commands?: string[];
}

/** Sends keys one behind the other without waiting for what the page makes of them. */
async function pressAtOnce(...keys: SystemKey[]) {
  await Promise.all(
    keys.flatMap((pressed) => [
      cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', code: pressed.key, ...pressed }),
      cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', code: pressed.key, key: pressed.key }),
    ]),
  );
}

const character = (text: string): SystemKey => ({ key: text, text });

describe('B6: two keys at once', () => {
  it('fill two slots', async () => {
    const field = mountField();
    field.input.focus();
    await pressAtOnce(character('1'), character('2'));
    await expect.element(field.input).toHaveValue('12');
    expect(field.active()).toEqual([2]);
  });

  it('replace two, from a selected slot', async () => {
    const field = mountField({ defaultValue: '123456' });
    await clickSlot(field, 1);
    await pressAtOnce(character('8'), character('9'));
    await expect.element(field.input).toHaveValue('189456');
    expect(field.active()).toEqual([3]);
  });

  it('past full, put the second one into the last slot, and complete twice', async () => {
    const completed: string[] = [];
    const field = mountField({
      defaultValue: '12345',
      onComplete: (code) => completed.push(code),
    });
    field.input.focus();
    await pressAtOnce(character('6'), character('7'));
    await expect.element(field.input).toHaveValue('123457');
    expect(completed).toEqual(['123456', '123457']);
  });
});

it('a tool that imitates a person types on where a code ends', async () => {
  const field = mountField({ defaultValue: '123' });
  await simulated.type(field.input, '4');
  expect(field.input.value).toBe('1234');
  expect(field.active()).toEqual([4]);
});

describe('B17: deleting words', () => {
  // The keys come as macOS binds them; the platform is what this browser runs on, so it is said.
  beforeEach(() => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel');
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const option = { key: 'Backspace', modifiers: 1, commands: ['deleteWordBackward'] };
  const command = { key: 'Backspace', modifiers: 4, commands: ['deleteToBeginningOfLine'] };

  it.each([
    ['Option+Backspace', option],
    ['Cmd+Backspace', command],
  ])('%s, as macOS binds it, clears from the end and from a slot', async (_, pressed) => {
    const field = mountField({ defaultValue: '123456' });
    field.input.focus();
    await pressAtOnce(pressed);
    await expect.element(field.input).toHaveValue('');
    await key('1234');
    await clickSlot(field, 2);
    await pressAtOnce(pressed);
    await expect.element(field.input).toHaveValue('');
    await key('{Control>}z{/Control}');
    expect(field.input.value).toBe('1234');
  });

  it('Ctrl+Delete clears from a slot, and at the insertion point there is nothing to delete', async () => {
    const field = mountField({ defaultValue: '1234' });
    field.input.focus();
    await key('{Control>}{Delete}{/Control}');
    expect(field.input.value).toBe('1234');
    await clickSlot(field, 2);
    await key('{Control>}{Delete}{/Control}');
    expect(field.input.value).toBe('');
  });

  it('nothing of a read-only code', async () => {
    const field = mountField({ defaultValue: '1234', readOnly: true });
    field.input.focus();
    await pressAtOnce(option, command);
    await key('{Control>}{Delete}{/Control}');
    expect(field.input.value).toBe('1234');
  });
});

describe('B19: turning round never skips a slot', () => {
  it('at every place, to either side', async () => {
    const field = mountField({ defaultValue: '1234' });
    field.input.focus();
    await key('{Home}');
    const seen = [];
    // There and back again in steps of two forward, one back.
    for (const step of ['Right', 'Right', 'Left', 'Right', 'Right', 'Left', 'Right', 'Right']) {
      await key(`{Arrow${step}}`);
      seen.push(field.active()[0]);
    }
    expect(seen).toEqual([1, 2, 1, 2, 3, 2, 3, 4]);
    seen.length = 0;
    for (const step of [
      'Right',
      'Left',
      'Left',
      'Right',
      'Left',
      'Left',
      'Left',
      'Left',
      'Right',
    ]) {
      await key(`{Arrow${step}}`);
      seen.push(field.active()[0]);
    }
    expect(seen).toEqual([4, 3, 2, 3, 2, 1, 0, 0, 1]);
  });
});

describe('composed text', () => {
  async function compose(text: string, ...before: string[]) {
    for (const part of [...before, text]) {
      const end = part.length;
      await cdp().send('Input.imeSetComposition', {
        text: part,
        selectionStart: end,
        selectionEnd: end,
      });
    }
    await cdp().send('Input.insertText', { text });
  }

  it('B2: past full, replaces the last character', async () => {
    const changes: string[] = [];
    const field = mountField({
      defaultValue: '123456',
      onChange: (code, { reason }) => changes.push(`${code} ${reason}`),
    });
    field.input.focus();
    await compose('７');
    expect(field.input.value).toBe('123457');
    expect(changes).toEqual(['123457 type']);
    expect(field.selection()).toEqual([6, 6]);
  });

  it('B3: on a selected slot, replaces only it, and goes on to the next', async () => {
    const field = mountField({ defaultValue: '123456' });
    await clickSlot(field, 2);
    await compose('９');
    expect(field.input.value).toBe('129456');
    expect(field.selection()).toEqual([3, 4]);
  });

  it('B35: a dictated code replaces what there is, and completes', async () => {
    const completed: string[] = [];
    const field = mountField({ onComplete: (code) => completed.push(code) });
    field.input.focus();
    await userEvent.keyboard('12');
    await compose('654 321', '654');
    expect(field.input.value).toBe('654321');
    expect(completed).toEqual(['654321']);
  });

  it('B7, B48: nothing usable leaves the character that it was composed over, and says so', async () => {
    const rejected: string[] = [];
    const field = mountField({
      defaultValue: '123456',
      onInvalid: (raw) => rejected.push(raw),
    });
    await clickSlot(field, 2);
    await compose('科', 'か');
    expect(field.input.value).toBe('123456');
    expect(field.selection()).toEqual([2, 3]);
    expect(rejected).toEqual(['科']);
  });
});
