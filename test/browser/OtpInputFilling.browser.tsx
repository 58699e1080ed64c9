import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { OtpInput } from '../../src/components/OtpInput.js';
import { clickSlot, copy, key, middleOf, mount, mountField } from './otpField.js';

describe('clipboard and drop', () => {
  it.each([
    ['B32', '123456'],
    ['B33', '12345678'],
    ['A2, B36', '123 456'],
    ['A2, B36', '12\u00a034-56'],
    ['B37', 'Acme2 code is 123456'],
    ['A2, B38', '１２３４５６'],
    ['A2, B38', '١٢٣٤٥٦'],
  ])('%s: the real clipboard, %j', async (_, text) => {
    const changes: string[] = [];
    const field = mountField({
      onChange: (code, { reason }) => changes.push(`${code} ${reason}`),
      onComplete: (code) => changes.push(`complete ${code}`),
    });
    await copy(text);
    field.input.focus();
    await key('{Control>}v{/Control}');
    expect(field.input.value).toBe('123456');
    expect(changes).toEqual(['123456 paste', 'complete 123456']);
  });

  it('B39: nothing usable keeps the value, the selection and the undo history', async () => {
    const rejected: string[] = [];
    const field = mountField({ onInvalid: (raw) => rejected.push(raw) });
    await copy('hello');
    field.input.focus();
    await key('123{ArrowLeft}{Control>}v{/Control}');
    expect(field.input.value).toBe('123');
    expect(field.selection()).toEqual([2, 3]);
    expect(rejected).toEqual(['hello']);
  });

  it('B35: a whole code over a whole code, from the middle, completes again', async () => {
    const completed: string[] = [];
    const field = mountField({
      defaultValue: '111111',
      onComplete: (code) => completed.push(code),
    });
    await copy('654321');
    await clickSlot(field, 3);
    await key('{Control>}v{/Control}{Control>}v{/Control}');
    expect(completed).toEqual(['654321', '654321']);
  });

  it('B14, B31: cut and copy take the whole selection', async () => {
    const field = mountField({ defaultValue: '123456' });
    await clickSlot(field, 1);
    await key('{Shift>}{ArrowRight}{ArrowRight}{/Shift}{Control>}x{/Control}');
    expect(field.input.value).toBe('156');
    await key('{End}{Control>}v{/Control}');
    expect(field.input.value).toBe('156234');
  });

  it('B42: a paste into a read-only field is refused', async () => {
    const field = mountField({ defaultValue: '12', readOnly: true });
    await copy('123456');
    field.input.focus();
    await key('{Control>}v{/Control}');
    expect(field.input.value).toBe('12');
  });

  it('B43: dropped text behaves as pasted', async () => {
    const changes: string[] = [];
    const field = mount(
      <>
        <p>Acme2 code is 123 456</p>
        <OtpInput
          aria-label="Code"
          onChange={(code, { reason }) => changes.push(`${code} ${reason}`)}
        />
      </>,
    );
    const text = field.container.querySelector('p') as HTMLElement;
    getSelection()?.selectAllChildren(text);
    await userEvent.dragAndDrop(text, field.root, {
      sourcePosition: { x: 20, y: 8 },
      targetPosition: middleOf(field, 2),
      force: true,
    });
    expect(field.input.value).toBe('123456');
    expect(changes).toEqual(['123456 drop']);
  });
});

describe('input methods', () => {
  it('A17, B10: composed text counts once, on commit', async () => {
    const changes: string[] = [];
    const field = mountField({ onChange: (code, { reason }) => changes.push(`${code} ${reason}`) });
    field.input.focus();
    await key('12');
    changes.length = 0;
    await cdp().send('Input.imeSetComposition', { text: '３', selectionStart: 1, selectionEnd: 1 });
    await cdp().send('Input.imeSetComposition', {
      text: '３４',
      selectionStart: 2,
      selectionEnd: 2,
    });
    expect(field.input.value).toBe('12３４');
    expect(changes).toEqual([]);
    await cdp().send('Input.insertText', { text: '３４' });
    expect(field.input.value).toBe('1234');
    expect(changes).toEqual(['1234 type']);
    await key('5');
    expect(field.input.value).toBe('12345');
  });

  it('B10: held by the app as well', async () => {
    function Held() {
      const [code, setCode] = useState('');
      return <OtpInput aria-label="Code" value={code} onChange={setCode} />;
    }
    const field = mount(<Held />);
    field.input.focus();
    await cdp().send('Input.imeSetComposition', { text: '１', selectionStart: 1, selectionEnd: 1 });
    expect(field.input.value).toBe('１');
    await cdp().send('Input.insertText', { text: '１２' });
    expect(field.input.value).toBe('12');
  });

  it('B7: committed text that is no code leaves nothing', async () => {
    const field = mountField({ defaultValue: '12' });
    field.input.focus();
    await cdp().send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
    await cdp().send('Input.insertText', { text: '科' });
    expect(field.input.value).toBe('12');
  });
});
