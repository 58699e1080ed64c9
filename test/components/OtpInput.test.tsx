import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, Profiler, StrictMode, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OtpInput, type OtpInputProps } from '../../src/components/OtpInput.js';

const slots = () => [...document.querySelectorAll('.otp-input__slot')];
const marked = (attribute: string) =>
  slots().flatMap((slot, index) => (slot.hasAttribute(attribute) ? index : []));
const field = () => screen.getByRole<HTMLInputElement>('textbox');
const selection = () => [field().selectionStart, field().selectionEnd];

/** Everything that the field told the app, in order. */
function record() {
  const log: string[] = [];
  return {
    log,
    onChange: (code: string, { reason }: { reason: string }) =>
      log.push(`change ${code} ${reason}`),
    onComplete: (code: string) => log.push(`complete ${code}`),
    onInvalid: (raw: string) => log.push(`invalid ${raw}`),
  };
}

function renderField(props: OtpInputProps = {}) {
  const user = userEvent.setup();
  const view = render(<OtpInput aria-label="Code" {...props} />);
  return { user, ...view };
}

function Controlled({ start = '', ...props }: OtpInputProps & { start?: string }) {
  const [code, setCode] = useState(start);
  return (
    <OtpInput
      aria-label="Code"
      {...props}
      value={code}
      onChange={(next, details) => {
        setCode(next);
        props.onChange?.(next, details);
      }}
    />
  );
}

/** As a person's Tab does in a browser; user-event's own selects everything after the handlers have run. */
const focus = () => act(() => field().focus());

/** What a password manager does: it sets the value past React, and says so or not. */
function fill(value: string, ...eventTypes: string[]) {
  field().value = value;
  for (const type of eventTypes)
    act(() => void field().dispatchEvent(new Event(type, { bubbles: true })));
}

afterEach(() => {
  vi.restoreAllMocks();
});

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

  it.each(['{Control>}{Backspace}{/Control}', '{Meta>}{Backspace}{/Meta}'])(
    'B17: %s clears, wherever the caret is',
    async (keys) => {
      const { user } = renderField({ defaultValue: '123456' });
      focus();
      await user.keyboard(`{Home}{ArrowRight}${keys}`);
      expect(field()).toHaveValue('');
    },
  );
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

describe('paste, autofill, drop', () => {
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

describe('value and callbacks', () => {
  it('B44: a default value is normalised and cut', () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    renderField({ defaultValue: '12-34-5678' });
    expect(field()).toHaveValue('123456');
    expect(marked('data-filled')).toHaveLength(6);
  });

  it('B45, B49: a held value is set, cleared and cut, and never completes by itself', () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const told = record();
    const { rerender } = renderField({ value: '12', ...told });
    expect(field()).toHaveValue('12');
    for (const [value, shown] of [
      ['123456', '123456'],
      ['', ''],
      ['1234567890', '123456'],
    ] as const) {
      rerender(<OtpInput aria-label="Code" value={value} {...told} />);
      expect(field()).toHaveValue(shown);
      expect(marked('data-filled')).toHaveLength(shown.length);
    }
    expect(told.log).toEqual([]);
  });

  it('S1: a held value never becomes an attribute', () => {
    const { container } = renderField({ value: '987654', readOnly: true });
    expect(field()).toHaveValue('987654');
    expect(container.innerHTML).not.toContain('987654');
  });

  it('S1: what is typed never becomes an attribute', async () => {
    const { user, container } = renderField();
    await user.type(field(), '987654');
    expect(container.innerHTML).not.toMatch(/9876|54/);
  });

  it('B46: typing works after a change from outside', async () => {
    const { user, rerender } = renderField({ value: '12', onChange: () => undefined });
    focus();
    rerender(<Controlled key="other" start="12" />);
    focus();
    await user.keyboard('3');
    expect(field()).toHaveValue('123');
  });

  it('B9: a change that the app refuses leaves value, focus and caret alone', async () => {
    const told = record();
    const { user } = renderField({ value: '12', ...told });
    focus();
    await user.keyboard('3{Backspace}');
    expect(field()).toHaveValue('12');
    expect(field()).toHaveFocus();
    expect(selection()).toEqual([2, 2]);
    expect(told.log).toEqual(['change 123 type', 'change 1 delete']);
  });

  it('B9: what the app makes of a change is what is shown', async () => {
    function EvenOnly() {
      const [code, setCode] = useState('');
      return (
        <OtpInput
          aria-label="Code"
          value={code}
          onChange={(next) => setCode(next.replace(/[13579]/g, ''))}
        />
      );
    }
    const user = userEvent.setup();
    render(<EvenOnly />);
    await user.type(field(), '123456');
    expect(field()).toHaveValue('246');
  });

  it('B50: in StrictMode, held by the app, completes once', async () => {
    const told = record();
    const user = userEvent.setup();
    render(<Controlled {...told} />, { wrapper: StrictMode });
    await user.type(field(), '123456');
    expect(told.log.filter((entry) => entry.startsWith('complete'))).toEqual(['complete 123456']);
    expect(told.log.filter((entry) => entry.startsWith('change'))).toHaveLength(6);
  });

  it('B51: an app that accepts later completes once, when it has', async () => {
    const told = record();
    let accept: (code: string) => void = () => undefined;
    function Later() {
      const [code, setCode] = useState('12345');
      accept = setCode;
      return <OtpInput aria-label="Code" value={code} {...told} />;
    }
    const user = userEvent.setup();
    render(<Later />);
    await user.type(field(), '6');
    expect(field()).toHaveValue('12345');
    expect(told.log).toEqual(['change 123456 type']);
    act(() => accept('123456'));
    expect(field()).toHaveValue('123456');
    act(() => accept('123456'));
    expect(told.log).toEqual(['change 123456 type', 'complete 123456']);
  });

  it('B49: completes again after a clear, and when a wrong code is corrected', async () => {
    const told = record();
    const { user } = renderField(told);
    await user.type(field(), '123456');
    await user.keyboard('{Backspace}6');
    await user.keyboard('{Home}9');
    expect(told.log.filter((entry) => entry.startsWith('complete'))).toEqual([
      'complete 123456',
      'complete 123456',
      'complete 923456',
    ]);
  });

  it('typing commits nothing in React, and one render a key when the app holds the value', async () => {
    let commits = 0;
    const user = userEvent.setup();
    const count = () => {
      commits++;
    };
    const { unmount } = render(
      <Profiler id="own" onRender={count}>
        <OtpInput aria-label="Code" />
      </Profiler>,
    );
    await user.click(field());
    commits = 0;
    await user.keyboard('123456{Backspace}');
    expect(commits).toBe(0);
    unmount();

    render(
      <Profiler id="held" onRender={count}>
        <Controlled />
      </Profiler>,
    );
    await user.click(field());
    commits = 0;
    await user.keyboard('123456{Backspace}');
    expect(commits).toBe(7);
  });

  it('what the DOM shows survives a render', async () => {
    const { user, rerender } = renderField();
    await user.type(field(), '123');
    rerender(<OtpInput aria-label="Code" className="other" classNames={{ slot: 'mine' }} />);
    expect(field()).toHaveValue('123');
    expect(marked('data-filled')).toEqual([0, 1, 2]);
    expect(marked('data-active')).toEqual([3]);
  });

  it.each([
    ['a shorter length', { length: 4 } as const, '1234'],
    ['another alphabet', { alphabet: 'alphabetic' } as const, ''],
  ])('a change to %s cuts what is there, tells it, and warns once', (_, props, code) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const told = record();
    const { rerender } = renderField({ defaultValue: '123456', ...told });
    rerender(<OtpInput aria-label="Code" {...told} {...props} />);
    rerender(<OtpInput aria-label="Code" {...told} {...props} />);
    expect(field()).toHaveValue(code);
    expect(told.log).toEqual([`change ${code} format`]);
    expect(warn).toHaveBeenCalledTimes(1);
  });
});

describe('forms', () => {
  function renderForm(props: OtpInputProps = {}) {
    const submits: unknown[] = [];
    const view = render(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submits.push(new FormData(event.currentTarget).get('code'));
        }}
      >
        <OtpInput aria-label="Code" name="code" {...props} />
        <button type="submit">Continue</button>
        <button type="reset">Clear</button>
      </form>,
    );
    const form = document.querySelector('form') as HTMLFormElement;
    return { user: userEvent.setup(), submits, form, ...view };
  }

  it('B52: attributes, data, aria and the ref reach the real input', () => {
    const ref = createRef<HTMLInputElement>();
    render(
      <>
        <form id="owner" />
        <OtpInput
          ref={ref}
          id="code"
          name="otp"
          form="owner"
          required
          readOnly
          data-testid="real"
          aria-describedby="hint"
          aria-invalid="true"
          aria-label="Code"
          className="mine"
          enterKeyHint="go"
        />
      </>,
    );
    expect(ref.current).toBe(field());
    expect(field()).toBe(screen.getByTestId('real'));
    expect(field().form).toBe(document.querySelector('#owner'));
    for (const [name, value] of Object.entries({
      id: 'code',
      name: 'otp',
      required: '',
      readonly: '',
      'aria-describedby': 'hint',
      'aria-invalid': 'true',
      enterkeyhint: 'go',
    })) {
      expect(field()).toHaveAttribute(name, value);
    }
    expect(field()).toHaveClass('otp-input__control', 'mine');
  });

  it('B52: a ref function gets the input, and null when it is gone', () => {
    const seen: unknown[] = [];
    const { unmount } = renderField({
      ref: (element: HTMLInputElement | null) => void seen.push(element),
    } as OtpInputProps);
    const input = field();
    unmount();
    expect(seen).toEqual([input, null]);
  });

  it('B53: a required partial code makes the form invalid, a whole one passes', async () => {
    const { user, form } = renderForm({ required: true });
    expect(form.checkValidity()).toBe(false);
    await user.type(field(), '123');
    expect(form.checkValidity()).toBe(false);
    await user.keyboard('456');
    expect(form.checkValidity()).toBe(true);
  });

  it('B54: form.reset() goes back to the default, and tells', async () => {
    const told = record();
    const { user, form } = renderForm({ defaultValue: '1', ...told });
    await user.type(field(), '234');
    told.log.length = 0;
    act(() => form.reset());
    expect(field()).toHaveValue('1');
    expect(marked('data-filled')).toEqual([0]);
    expect(told.log).toEqual(['change 1 reset']);
    expect(field()).toHaveFocus();
    await user.keyboard('{End}2');
    expect(field()).toHaveValue('12');
  });

  it('B54: a reset button does the same', async () => {
    const { user } = renderForm();
    await user.type(field(), '123');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(field()).toHaveValue('');
    expect(marked('data-filled')).toEqual([]);
  });

  it('B54: a reset that the app prevents changes nothing', async () => {
    const { user, form } = renderForm();
    await user.type(field(), '123');
    form.addEventListener('reset', (event) => event.preventDefault(), true);
    act(() => form.reset());
    expect(field()).toHaveValue('123');
    await user.keyboard('4');
    expect(field()).toHaveValue('1234');
  });

  it('B55, P1: FormData holds the code under its name, leading zeros too', async () => {
    const { user, form } = renderForm();
    await user.type(field(), '000004');
    expect(new FormData(form).get('code')).toBe('000004');
  });

  it('B56, A10: autoSubmit submits once, and not while incomplete', async () => {
    const { user, submits } = renderForm({ autoSubmit: true });
    await user.type(field(), '12345');
    expect(submits).toEqual([]);
    await user.keyboard('6');
    expect(submits).toEqual(['123456']);
    expect(field()).toHaveFocus();
    // The same character again is no edit.
    await user.keyboard('{ArrowLeft}6');
    expect(submits).toEqual(['123456']);
    await user.paste('123456');
    expect(submits).toEqual(['123456', '123456']);
  });

  it('B56: never for what the app sets', () => {
    const { submits, rerender } = renderForm({ autoSubmit: true, value: '' });
    rerender(
      <form>
        <OtpInput aria-label="Code" name="code" autoSubmit value="123456" />
      </form>,
    );
    expect(submits).toEqual([]);
  });

  it('A10: without autoSubmit, Enter submits and nothing else does', async () => {
    const { user, submits } = renderForm();
    await user.type(field(), '123456');
    expect(submits).toEqual([]);
    await user.keyboard('{Enter}');
    expect(submits).toEqual(['123456']);
  });

  it('the form of an autoSubmit knows what onChange has set', async () => {
    const submitted: string[] = [];
    function Form() {
      const [code, setCode] = useState('');
      return (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submitted.push(code);
          }}
        >
          <OtpInput aria-label="Code" autoSubmit onChange={setCode} />
        </form>
      );
    }
    const user = userEvent.setup();
    render(<Form />);
    await user.type(field(), '123456');
    expect(submitted).toEqual(['123456']);
  });

  it('T7: leaves no listener on a form that outlives it', async () => {
    const told = record();
    const user = userEvent.setup();
    const view = (isShown: boolean) => (
      <form>{isShown && <OtpInput aria-label="Code" {...told} />}</form>
    );
    const { rerender } = render(view(true));
    await user.type(field(), '12');
    rerender(view(false));
    told.log.length = 0;
    document.querySelector('form')?.reset();
    expect(told.log).toEqual([]);
  });
});

describe('accessibility and rendering', () => {
  it('A1, B57: one textbox with one name; slots are hidden and empty', async () => {
    const { user } = renderField({ 'aria-label': undefined, label: 'Verification code' });
    await user.type(screen.getByRole('textbox', { name: 'Verification code' }), '123456');
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
    for (const slot of slots()) {
      expect(slot).toHaveAttribute('aria-hidden', 'true');
      expect(slot).toBeEmptyDOMElement();
    }
  });

  it('DOM: one input, one root, one element a slot', () => {
    const { container } = renderField({ length: 8 });
    expect(container.querySelectorAll('*')).toHaveLength(10);
  });

  it('P1, B59, B60: a plain text input for one-time codes, also when masked', () => {
    renderField({ mask: true });
    for (const [name, value] of Object.entries({
      type: 'text',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      enterkeyhint: 'done',
      spellcheck: 'false',
      translate: 'no',
      autocapitalize: 'off',
    })) {
      expect(field()).toHaveAttribute(name, value);
    }
    expect(field()).not.toHaveAttribute('maxlength');
    expect(document.querySelector('.otp-input')).toHaveAttribute('data-mask');
  });

  it('B61: separators are marks on the slots before them', async () => {
    const { user } = renderField({ groups: [1, 3, 2] });
    expect(marked('data-group-end')).toEqual([0, 3]);
    await user.type(field(), '123456');
    expect(field()).toHaveValue('123456');
  });

  it('S3, B58: server HTML has no style, is small, and holds a default but no held value', () => {
    const html = renderToString(<OtpInput aria-label="Code" />);
    expect(html).not.toContain('style');
    expect(html.length).toBeLessThanOrEqual(600);
    expect(renderToString(<OtpInput aria-label="Code" defaultValue="12" />)).toContain(
      'value="12"',
    );
    expect(renderToString(<OtpInput aria-label="Code" value="12" />)).not.toContain('12');
  });

  it('B28: classes of the app are added to every part', () => {
    const { container } = renderField({
      'aria-label': undefined,
      label: 'Code',
      classNames: { root: 'r', control: 'c', slot: 's', label: 'l' },
    });
    expect(container.querySelector('.otp-input')).toHaveClass('r');
    expect(field()).toHaveClass('c');
    expect(slots().every((slot) => slot.classList.contains('s'))).toBe(true);
    expect(container.querySelector('label')).toHaveClass('otp-input__label', 'l');
  });
});

describe('mistakes of programmers', () => {
  it.each([0, 3.5, 99, Number.NaN])('length %s throws in three parts', (length) => {
    vi.spyOn(console, 'error').mockReturnValue();
    expect(() => renderField({ length })).toThrow(
      /^react-otp-verify: `length` must be .* received .*, so the slots cannot be drawn\. Pass `length=\{6\}`\.$/,
    );
  });

  it('A3: no accessible name throws; any way to name it does not', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    expect(() => render(<OtpInput />)).toThrow(/no accessible name/);
    const { unmount } = render(
      <>
        <span id="name">Code</span>
        <OtpInput aria-labelledby="name" />
        <label htmlFor="mine">Code</label>
        <OtpInput id="mine" />
      </>,
    );
    expect(screen.getAllByRole('textbox', { name: 'Code' })).toHaveLength(2);
    unmount();
  });

  it('groups that do not add up throw', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    expect(() => renderField({ groups: [3, 2] })).toThrow(
      /`groups` must add up to the `length`, 6/,
    );
  });

  it.each([
    ['too long', '12345678'],
    ['of another alphabet', 'secret'],
  ])('S1: a value %s warns once, without the value', (_, value) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { rerender } = render(<OtpInput aria-label="Code" value={value} />, {
      wrapper: StrictMode,
    });
    rerender(<OtpInput aria-label="Code" value={value} />);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls.join()).not.toContain(value);
  });
});
