import { act, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OtpInput, type OtpInputProps } from '../../src/index.js';
import { Controlled, field, fill, marked, record, renderField } from './otpField.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const alphabets = {
  numeric: /^[0-9]*$/,
  alphabetic: /^[A-Z]*$/,
  alphanumeric: /^[0-9A-Z]*$/,
} as const;

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  // Lone surrogates, direction marks, zero-width characters, digits and letters of other scripts.
  fc.string({
    unit: fc.constantFrom(
      ...'\ud800 \udc00 \u202e \u2066 \u200b \u200d \ufeff \u0301 \u0000 1 7 a Z - ٣ ３ ⁴ Ⅷ ß'.split(
        ' ',
      ),
      ' ',
      '\n',
    ),
    maxLength: 24,
  }),
);
const anyFormat = fc.record({
  length: fc.integer({ min: 4, max: 10 }),
  alphabet: fc.constantFrom('numeric', 'alphabetic', 'alphanumeric'),
});

describe('any text, by whatever way, leaves a code or what was there', () => {
  it('B36, B39, B41: pastes and fills, in a field that may hold something', async () => {
    const user = userEvent.setup();
    const edits = fc.array(fc.record({ text: anyText, isPaste: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(anyFormat, edits, fc.nat(10), async (format, texts, caret) => {
        const told: string[] = [];
        const { unmount } = render(
          <OtpInput aria-label="Code" {...format} onChange={(code) => told.push(code)} />,
        );
        act(() => field().focus());
        for (const { text, isPaste } of texts) {
          field().setSelectionRange(caret, caret + 1);
          if (isPaste) await user.paste(text);
          else fill(text, 'input');
          expect(field().value).toMatch(alphabets[format.alphabet]);
          expect(field().value.length).toBeLessThanOrEqual(format.length);
          expect(marked('data-filled')).toHaveLength(field().value.length);
          expect(told.at(-1) ?? '').toBe(field().value);
        }
        unmount();
      }),
      { numRuns: 100 },
    );
  });

  const million = 1_000_000;
  it.each([
    ['digits', '7'.repeat(million), '777777'],
    ['letters', 'x'.repeat(million), ''],
    ['a code in front of it', `123 456 ${'\u200b'.repeat(million)}`, '123456'],
    ['lone surrogates', '\udc00'.repeat(million), ''],
    ['right-to-left marks', '\u202e'.repeat(million), ''],
  ])('1 MB of %s, pasted and filled', async (_, text, code) => {
    const told = record();
    const { user } = renderField(told);
    act(() => field().focus());
    await user.paste(text);
    expect(field()).toHaveValue(code);
    await user.clear(field());
    fill(text, 'input');
    expect(field()).toHaveValue(code);
    expect(told.log.filter((entry) => entry.startsWith('invalid'))).toHaveLength(code ? 0 : 2);
  });
});

describe('an app that is mistaken gets what is sensible, and one warning', () => {
  /** Renders with one after the other, and says what was shown. */
  function renderInTurn(...all: OtpInputProps[]) {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const told = record();
    const element = (props: OtpInputProps) => <OtpInput aria-label="Code" {...told} {...props} />;
    const { rerender } = render(element(all[0] ?? {}));
    const shown = [field().value];
    for (const props of all.slice(1)) {
      rerender(element(props));
      shown.push(field().value);
    }
    return { shown, warnings: warn.mock.calls.map(String), log: told.log };
  }

  it.each([
    ['B45: a value too long', { value: '12345678' }, '123456'],
    ['B45: a value of another alphabet', { value: 'secret' }, ''],
    ['B45: a value with separators', { value: '123-456' }, '123456'],
    ['B44: a default too long', { defaultValue: '12345678' }, '123456'],
    ['B44: a default of another alphabet', { defaultValue: 'secret' }, ''],
    ['S1: a value of letters among digits', { value: 'a1b2', alphabet: 'alphabetic' }, 'AB'],
  ] as const)('%s', (_, props, code) => {
    const { shown, warnings, log } = renderInTurn(props, props, { ...props, mask: true });
    expect(shown).toEqual([code, code, code]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^react-otp-verify: a value of \d+ characters is not a code of up/);
    expect(warnings[0]).not.toContain('value' in props ? props.value : props.defaultValue);
    // What the app knows it is not told.
    expect(log).toEqual([]);
  });

  it.each([
    ['shorter', 4, '1234'],
    ['longer', 8, '123456'],
  ])('a held value, and a length that becomes %s', (_, length, code) => {
    const { shown, warnings, log } = renderInTurn(
      { value: '123456' },
      { value: '123456', length },
      { value: '123456', length },
    );
    expect(shown).toEqual(['123456', code, code]);
    expect(warnings).toHaveLength(length < 6 ? 1 : 0);
    expect(log).toEqual([]);
    expect(marked('data-filled')).toHaveLength(code.length);
  });

  it('a length that changes back and forth gives room again, and goes on', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const user = userEvent.setup();
    const told = record();
    const element = (length: number) => <OtpInput aria-label="Code" length={length} {...told} />;
    const { rerender } = render(element(6));
    await user.type(field(), '123456');
    rerender(element(4));
    rerender(element(6));
    expect(field()).toHaveValue('1234');
    told.log.length = 0;
    await user.keyboard('{End}78');
    expect(told.log).toEqual(['change 12347 type', 'change 123478 type', 'complete 123478']);
  });

  it('a value that an app changes into no code is the code in it', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const user = userEvent.setup();
    render(<Controlled start="12-3" />);
    expect(field()).toHaveValue('123');
    act(() => field().focus());
    await user.keyboard('4');
    expect(field()).toHaveValue('1234');
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
