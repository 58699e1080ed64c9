import { act, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Profiler, StrictMode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OtpInput } from '../../src/index.js';
import { Controlled, field, focus, marked, record, renderField, selection } from './otpField.js';

afterEach(() => {
  vi.restoreAllMocks();
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
