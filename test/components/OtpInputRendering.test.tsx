import { render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OtpInput } from '../../src/index.js';
import { field, marked, renderField, slots } from './otpField.js';

afterEach(() => {
  vi.restoreAllMocks();
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
