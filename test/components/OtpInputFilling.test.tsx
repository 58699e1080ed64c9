import { act, fireEvent, render } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { OtpInput } from '../../src/index.js';
import { field, fill, focus, record, renderField } from './otpField.js';

describe('paste, autofill, drop', () => {
  it('B63: in bare jsdom, with nothing mocked: type, Backspace, paste, clear', async () => {
    // Where jsdom tells of what it has not implemented.
    const complaints = vi.spyOn(console, 'error');
    const { user } = renderField();
    await user.type(field(), '1234');
    await user.keyboard('{Backspace}9');
    expect(field()).toHaveValue('1239');
    await user.paste('Acme2 code is 654-321');
    expect(field()).toHaveValue('654321');
    await user.clear(field());
    expect(field()).toHaveValue('');
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });

  it.each([
    '123456',
    '123 456',
    '123-456',
    'Acme2 code is 123456',
    '１２３４５６',
    '١٢٣٤٥٦',
    '123456789',
  ])('B32, B33, B36-B38: pasting %s fills all', async (text) => {
    const told = record();
    const { user } = renderField(told);
    await user.tab();
    await user.paste(text);
    expect(field()).toHaveValue('123456');
    expect(told.log).toEqual(['change 123456 paste', 'complete 123456']);
  });

  it('B34: in the middle, the left part stays', async () => {
    const { user } = renderField({ defaultValue: '123456' });
    focus();
    await user.keyboard('{Home}{ArrowRight}{ArrowRight}');
    await user.paste('99');
    expect(field()).toHaveValue('129956');
  });

  it('B35, B49: a whole code replaces, wherever the caret is, and completes again', async () => {
    const told = record();
    const { user } = renderField({ defaultValue: '123456', ...told });
    focus();
    await user.keyboard('{Home}{ArrowRight}');
    await user.paste('654321');
    await user.paste('654321');
    expect(told.log).toEqual(['change 654321 paste', 'complete 654321', 'complete 654321']);
  });

  it('B39: nothing usable keeps the value and says so', async () => {
    const told = record();
    const { user } = renderField({ defaultValue: '12', ...told });
    await user.tab();
    await user.paste('no code here');
    expect(field()).toHaveValue('12');
    expect(told.log).toEqual(['invalid no code here']);
  });

  it('B40, B41, P3: one input event with the whole code, in a field without focus', () => {
    const told = record();
    renderField(told);
    fill('123 456', 'input', 'change');
    expect(field()).toHaveValue('123456');
    expect(told.log).toEqual(['change 123456 autofill', 'complete 123456']);
    expect(field()).not.toHaveFocus();
  });

  it('B40, P3: a change event alone', () => {
    const told = record();
    renderField(told);
    fill('123456', 'change');
    expect(told.log).toEqual(['change 123456 autofill', 'complete 123456']);
  });

  it('B41: character by character', () => {
    const told = record();
    renderField(told);
    for (const value of ['1', '12', '123', '1234', '12345', '123456']) fill(value, 'input');
    expect(told.log.at(-1)).toBe('complete 123456');
    expect(told.log).toHaveLength(7);
  });

  it('B40, P3: a value set silently is normalised before anyone reads the submit', () => {
    const told = record();
    let sent: unknown;
    render(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sent = new FormData(event.currentTarget).get('code');
        }}
      >
        <OtpInput aria-label="Code" name="code" required autoSubmit {...told} />
      </form>,
    );
    fill('123 456');
    act(() => document.querySelector('form')?.requestSubmit());
    expect(sent).toBe('123456');
    expect(told.log).toEqual(['change 123456 autofill']);
  });

  it('a filled value with nothing usable is refused', () => {
    const told = record();
    renderField({ defaultValue: '12', ...told });
    fill('hello', 'input');
    expect(field()).toHaveValue('12');
    expect(told.log).toEqual(['invalid hello']);
  });

  it('B42: refused while read-only, by paste and by scripts too', async () => {
    const told = record();
    const { user } = renderField({ readOnly: true, defaultValue: '12', ...told });
    await user.tab();
    await user.keyboard('3{Backspace}{Control>}{Backspace}{/Control}');
    await user.paste('123456');
    fill('654321', 'input', 'change');
    expect(field()).toHaveValue('12');
    expect(told.log).toEqual([]);
  });

  it('B42: refused while a fieldset disables it', () => {
    const told = record();
    render(
      <fieldset disabled>
        <OtpInput aria-label="Code" {...told} />
      </fieldset>,
    );
    fill('123456', 'input');
    expect(field()).toHaveValue('');
    expect(told.log).toEqual([]);
  });

  it('B10: text that is being composed is no input; on commit it counts once', () => {
    const told = record();
    renderField({ defaultValue: '12', ...told });
    act(() => field().focus());
    fireEvent.compositionStart(field());
    field().value = '12３';
    fireEvent(
      field(),
      new InputEvent('input', {
        bubbles: true,
        inputType: 'insertCompositionText',
        isComposing: true,
      }),
    );
    expect(told.log).toEqual([]);
    expect(field()).toHaveValue('12３');
    fireEvent.compositionEnd(field());
    expect(field()).toHaveValue('123');
    expect(told.log).toEqual(['change 123 type']);
  });
});
