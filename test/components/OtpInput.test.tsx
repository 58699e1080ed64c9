import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { OtpInput } from '../../src/index.js';
import { field, focus, marked, record, renderField, selection } from './otpField.js';

describe('typing', () => {
  it('B1, B47, B49: fills from the left, one change a key, complete once', async () => {
    const told = record();
    const { user } = renderField(told);
    expect(field()).toHaveValue('');
    await user.type(field(), '1234');
    expect(marked('data-filled')).toEqual([0, 1, 2, 3]);
    await user.keyboard('56');
    expect(told.log).toEqual([
      'change 1 type',
      'change 12 type',
      'change 123 type',
      'change 1234 type',
      'change 12345 type',
      'change 123456 type',
      'complete 123456',
    ]);
  });

  it('B2: past full, replaces the last character', async () => {
    const { user } = renderField({ defaultValue: '123456' });
    focus();
    await user.keyboard('{End}7');
    expect(field()).toHaveValue('123457');
  });

  it('B3, B5: on a selected slot replaces it and advances, also with the same character', async () => {
    const told = record();
    const { user } = renderField({ defaultValue: '123456', ...told });
    focus();
    await user.keyboard('{Home}{ArrowRight}2');
    expect(told.log).toEqual([]);
    expect(marked('data-active')).toEqual([2]);
    await user.keyboard('9');
    expect(field()).toHaveValue('129456');
    expect(marked('data-active')).toEqual([3]);
  });

  it('B4: over a selection of several replaces the range', async () => {
    const { user } = renderField({ defaultValue: '123456' });
    focus();
    field().setSelectionRange(1, 4);
    await user.keyboard('9');
    expect(field()).toHaveValue('1956');
  });

  it('B7, B48: a rejected character leaves value, focus and selection alone, and is told', async () => {
    const told = record();
    const { user } = renderField({ defaultValue: '123456', ...told });
    focus();
    await user.keyboard('{Home}x');
    expect(field()).toHaveValue('123456');
    expect(field()).toHaveFocus();
    expect(selection()).toEqual([0, 1]);
    expect(told.log).toEqual(['invalid x']);
  });

  it('B8: letters of an alphanumeric code are folded to capitals', async () => {
    const { user } = renderField({ alphabet: 'alphanumeric' });
    await user.type(field(), 'a1-b2');
    expect(field()).toHaveValue('A1B2');
    expect(field()).toHaveAttribute('inputmode', 'text');
  });

  it('B8: digits are no letters', async () => {
    const { user } = renderField({ alphabet: 'alphabetic' });
    await user.type(field(), 'a1b');
    expect(field()).toHaveValue('AB');
  });
});

describe('deleting', () => {
  it('B11, B15, B16: from the end, down to nothing, and then in silence', async () => {
    const told = record();
    const { user } = renderField({ defaultValue: '12', ...told });
    focus();
    await user.keyboard('{Backspace}{Backspace}{Backspace}{Delete}');
    expect(told.log).toEqual(['change 1 delete', 'change  delete']);
    expect(marked('data-active')).toEqual([0]);
  });

  it('B12, B14: Backspace on a filled slot closes the gap, and typing again refills that slot', async () => {
    const { user } = renderField({ defaultValue: '123456' });
    focus();
    await user.keyboard('{Home}{ArrowRight}{ArrowRight}{Backspace}');
    expect(field()).toHaveValue('12456');
    await user.keyboard('9');
    expect(field()).toHaveValue('129456');
  });

  it('B12: Backspace again goes on with the slot before', async () => {
    const { user } = renderField({ defaultValue: '123456' });
    focus();
    await user.keyboard('{Home}{ArrowRight}{ArrowRight}{Backspace}{Backspace}');
    expect(field()).toHaveValue('1456');
  });

  it('B13: Delete removes forward and stays', async () => {
    const { user } = renderField({ defaultValue: '123456' });
    focus();
    await user.keyboard('{Home}{ArrowRight}{Delete}');
    expect(field()).toHaveValue('13456');
    expect(marked('data-active')).toEqual([1]);
    await user.keyboard('{Delete}');
    expect(field()).toHaveValue('1456');
  });

  it.each([
    '{Control>}{Backspace}{/Control}',
    '{Meta>}{Backspace}{/Meta}',
    '{Control>}{Delete}{/Control}',
  ])('B17: %s clears, wherever the caret is', async (keys) => {
    const { user } = renderField({ defaultValue: '123456' });
    focus();
    await user.keyboard(`{Home}{ArrowRight}${keys}`);
    expect(field()).toHaveValue('');
  });

  it.each([
    ['MacIntel', ''],
    // There it is "undo", or nothing.
    ['Win32', '13456'],
  ])('B17: Option+Backspace clears on Apple’s keyboards alone: %s', async (platform, code) => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue(platform);
    const { user } = renderField({ defaultValue: '123456' });
    focus();
    await user.keyboard('{Home}{ArrowRight}{Alt>}{Backspace}{/Alt}');
    expect(field()).toHaveValue(code);
    vi.restoreAllMocks();
  });
});

describe('moving', () => {
  it('B18-B23: slot by slot, to the ends, and never past one', async () => {
    const { user } = renderField({ defaultValue: '1234' });
    focus();
    const steps: [keys: string, active: number, selected: [number, number]][] = [
      ['{ArrowLeft}', 3, [3, 4]],
      ['{ArrowLeft}', 2, [2, 3]],
      ['{ArrowRight}', 3, [3, 4]],
      ['{ArrowRight}', 4, [4, 4]],
      ['{ArrowRight}', 4, [4, 4]],
      ['{Home}', 0, [0, 1]],
      ['{ArrowLeft}', 0, [0, 1]],
      ['{End}', 4, [4, 4]],
      ['{ArrowUp}', 0, [0, 1]],
      ['{ArrowDown}', 4, [4, 4]],
      ['{Control>}{ArrowLeft}{/Control}', 0, [0, 1]],
      ['{Meta>}{ArrowRight}{/Meta}', 4, [4, 4]],
    ];
    for (const [keys, active, selected] of steps) {
      await user.keyboard(keys);
      expect([keys, marked('data-active'), selection()]).toEqual([keys, [active], selected]);
    }
  });

  it('B26: one tab stop; Tab leaves; coming back lands on the insertion point', async () => {
    const user = userEvent.setup();
    render(
      <>
        <OtpInput aria-label="Code" defaultValue="123" />
        <button type="button">Next</button>
      </>,
    );
    await user.tab();
    expect(field()).toHaveFocus();
    await user.keyboard('{Home}');
    await user.tab();
    expect(screen.getByRole('button')).toHaveFocus();
    focus();
    expect(selection()).toEqual([3, 3]);
  });

  it('B27: autoFocus works; focus and the active slot are shown, and cleared', async () => {
    const { user, container } = renderField({ autoFocus: true, defaultValue: '12' });
    expect(field()).toHaveFocus();
    expect(marked('data-active')).toEqual([2]);
    expect(container.querySelector('.otp-input')).toHaveAttribute('data-focused');
    await user.tab();
    expect(marked('data-active')).toEqual([]);
    expect(container.querySelector('.otp-input')).not.toHaveAttribute('data-focused');
  });

  it('B28: a handler of the app can prevent the move', async () => {
    const { user } = renderField({
      defaultValue: '123',
      onKeyDown: (event) => event.key === 'ArrowUp' && event.preventDefault(),
    });
    focus();
    await user.keyboard('{ArrowUp}');
    expect(selection()).toEqual([3, 3]);
  });

  it('B29: blurOnComplete gives the focus up', async () => {
    const { user } = renderField({ blurOnComplete: true });
    await user.type(field(), '123456');
    expect(field()).not.toHaveFocus();
  });

  it('B30: disabling removes the active slot', async () => {
    const { rerender } = renderField({ defaultValue: '12' });
    focus();
    expect(marked('data-active')).toEqual([2]);
    rerender(<OtpInput aria-label="Code" defaultValue="12" disabled />);
    expect(marked('data-active')).toEqual([]);
  });
});
