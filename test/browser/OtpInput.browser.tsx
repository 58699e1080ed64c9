import { describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { OtpInput } from '../../src/components/OtpInput.js';
import { box, clickSlot, copy, key, middleOf, mount, mountField } from './otpField.js';

describe('pointer', () => {
  it('B25: a click on a filled slot selects it, also again', async () => {
    const field = mountField({ defaultValue: '123456' });
    for (const index of [0, 3, 5, 2, 2]) {
      await clickSlot(field, index);
      expect(field.selection()).toEqual([index, index + 1]);
      expect(field.active()).toEqual([index]);
    }
  });

  it('B25: a click at either edge of a slot selects that slot', async () => {
    const field = mountField({ defaultValue: '123456' });
    const { x, y } = middleOf(field, 3);
    for (const offset of [-22, 22]) {
      await userEvent.click(field.root, { position: { x: x + offset, y }, force: true });
      expect(field.active()).toEqual([3]);
    }
  });

  it('B25: past the filled ones, a click goes to the insertion point', async () => {
    const field = mountField({ defaultValue: '123' });
    await clickSlot(field, 5);
    expect(field.selection()).toEqual([3, 3]);
    expect(field.active()).toEqual([3]);
  });

  it('B25: the same by tap', async () => {
    const field = mountField({ defaultValue: '123456' });
    const frame = window.frameElement as HTMLElement;
    const scale = box(frame).width / window.innerWidth;
    const slot = box(field.slots[3]);
    const point = {
      x: box(frame).left + (slot.left + slot.width / 2) * scale,
      y: box(frame).top + (slot.top + slot.height / 2) * scale,
    };
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await cdp().send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
    await cdp().send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(() => field.active()).toEqual([3]);
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: false });
  });

  it('a click on the label goes to the insertion point, wherever the label is clicked', async () => {
    const field = mount(<OtpInput label="A code of six digits" defaultValue="123" />);
    const label = field.container.querySelector('label') as HTMLElement;
    await userEvent.click(label, { position: { x: 10, y: 5 } });
    expect(field.selection()).toEqual([3, 3]);
  });

  it('B31: a double click selects all', async () => {
    const field = mountField({ defaultValue: '123456' });
    await userEvent.dblClick(field.root, { position: middleOf(field, 2), force: true });
    expect(field.selection()).toEqual([0, 6]);
    expect(field.active()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('B31: a drag selects, from a selected slot as well, to either side', async () => {
    const field = mountField({ defaultValue: '123456' });
    await clickSlot(field, 3);
    for (const [from, to] of [
      [3, 1],
      [3, 5],
    ] as const) {
      await clickSlot(field, 3);
      await userEvent.dragAndDrop(field.root, field.root, {
        force: true,
        sourcePosition: middleOf(field, from),
        targetPosition: middleOf(field, to),
      });
      const [start, end] = field.selection() as [number, number];
      expect(end - start).toBeGreaterThanOrEqual(2);
      expect(field.input.value).toBe('123456');
    }
  });
});

describe('keyboard', () => {
  it('B26: Tab goes in at the insertion point and out at once', async () => {
    const field = mount(
      <>
        <OtpInput aria-label="Code" defaultValue="123" />
        <button type="button">Next</button>
      </>,
    );
    await key('{Tab}');
    expect(field.selection()).toEqual([3, 3]);
    expect(field.active()).toEqual([3]);
    await key('{Tab}');
    expect(document.activeElement?.textContent).toBe('Next');
    expect(field.active()).toEqual([]);
    await key('{Shift>}{Tab}{/Shift}');
    expect(field.selection()).toEqual([3, 3]);
  });

  it('B31: Shift and arrows select from a slot to either side, and back', async () => {
    const field = mountField({ defaultValue: '123456' });
    await clickSlot(field, 3);
    await key('{Shift>}{ArrowLeft}{/Shift}');
    expect(field.selection()).toEqual([2, 4]);
    await key('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
    expect(field.selection()).toEqual([3, 5]);
    expect(field.active()).toEqual([3, 4]);
    await key('{Shift>}{Home}{/Shift}');
    expect(field.selection()[0]).toBe(0);
  });

  it('B5, B6, B12, B14: what jsdom cannot know of selections, the browser’s own', async () => {
    const field = mountField({ defaultValue: '123456' });
    await clickSlot(field, 2);
    await key('9');
    expect([field.input.value, ...field.active()]).toEqual(['129456', 3]);
    await key('4');
    expect([field.input.value, ...field.active()]).toEqual(['129456', 4]);
    await clickSlot(field, 1);
    await key('{Backspace}');
    expect(field.input.value).toBe('19456');
    await key('7');
    expect(field.input.value).toBe('179456');
    await key('{Control>}{Backspace}{/Control}');
    expect(field.input.value).toBe('');
  });

  it('B31: undo and redo are one step each, also of a paste that had to be normalised', async () => {
    const field = mountField();
    await copy('Acme2 code is 123 456');
    field.input.focus();
    await key('12');
    await key('{Control>}v{/Control}');
    expect(field.input.value).toBe('123456');
    await key('{Control>}z{/Control}');
    expect(field.input.value).toBe('12');
    await key('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(field.input.value).toBe('123456');
    await key('x');
    await key('{Control>}z{/Control}');
    expect(field.input.value).toBe('12');
  });

  it('B31: undo takes back what was typed after a normalised paste, and then the paste', async () => {
    const field = mountField();
    await copy('1-2');
    field.input.focus();
    await key('3{Control>}v{/Control}4');
    expect(field.input.value).toBe('3124');
    const undone = [];
    for (let step = 0; step < 3; step++) {
      await key('{Control>}z{/Control}');
      undone.push(field.input.value);
    }
    expect(undone).toEqual(['312', '3', '']);
  });

  it('B31: undo of a replaced last character', async () => {
    const field = mountField({ defaultValue: '123456' });
    field.input.focus();
    await key('7');
    expect(field.input.value).toBe('123457');
    await key('{Control>}z{/Control}');
    expect(field.input.value).toBe('123456');
  });
});
