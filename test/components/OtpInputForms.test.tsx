import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { OtpInput, type OtpInputProps } from '../../src/index.js';
import { field, marked, record, renderField } from './otpField.js';

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
