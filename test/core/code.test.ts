// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeAlphabet, normaliseCode } from '../../src/core/code.js';

const numeric = { length: 6, alphabet: 'numeric' } as const;
const alphanumeric = { length: 6, alphabet: 'alphanumeric' } as const;
const alphabetic = { length: 6, alphabet: 'alphabetic' } as const;

describe('separators (A2, B36)', () => {
  it.each([
    ['123 456'],
    ['123-456'],
    ['12.34.56'],
    ['1 2 3 4 5 6'],
    ['123\u00a0456'],
    ['123\n456'],
    ['123\r\n456\t'],
    ['  123456  '],
    ['(123) 456'],
    ['123\u2013456'],
    ['"123456".'],
    ['1_2_3_4_5_6'],
  ])('%j is 123456', (raw) => {
    expect(normaliseCode(raw, numeric)).toBe('123456');
  });
});

describe('a sentence gives its code (B37)', () => {
  it.each([
    ['Acme2 code is 123456', '123456'],
    ['123456 is your Acme2 code. Valid for 10 minutes.', '123456'],
    ['Your code: 123-456. Do not share it.', '123456'],
    ['Acme2: your code is 123 456, valid 10 min', '123456'],
    ['G-123456 is your verification code.', '123456'],
    ['code:123456', '123456'],
    ['您的验证码是123456，5分钟内有效', '123456'],
    ['Your code is 123456.\n\n@acme2.example #123456', '123456'],
    ['Paid 1,234.56 EUR? Confirm with 987654', '987654'],
    ['كود التحقق ١٢٣٤٥٦ لا تشاركه', '123456'],
    ['Acme2 code is 1234', '1234'],
    ['Your code is 12345678', '123456'],
    ['no code at all', ''],
  ])('%j gives %j', (raw, code) => {
    expect(normaliseCode(raw, numeric)).toBe(code);
  });

  it('takes the four digits that stand alone, not the end of a phone number', () => {
    const text = 'Call 555-123-4567 if this was not you. Code: 1234';
    expect(normaliseCode(text, { ...numeric, length: 4 })).toBe('1234');
  });

  it.each([
    ['Your code is AB12CD', 'AB12CD'],
    ['Please verify with ab12cd.', 'AB12CD'],
    ['Please enter QWERTY', 'QWERTY'],
    ['Please enter AB-12-CD now', 'AB12CD'],
    ['please verify number', ''],
  ])('%j gives the alphanumeric %j', (raw, code) => {
    expect(normaliseCode(raw, alphanumeric)).toBe(code);
  });
});

describe('alphabets (B8)', () => {
  it.each([
    ['12a456', numeric, '12456'],
    ['a', numeric, ''],
    ['ab12cd', alphanumeric, 'AB12CD'],
    ['AB1 2CD', alphanumeric, 'AB12CD'],
    ['ＡＢ１２ｃｄ', alphanumeric, 'AB12CD'],
    ['é', alphanumeric, ''],
    ['abc', alphabetic, 'ABC'],
    ['1', alphabetic, ''],
    ['Your code is ABCDEF', alphabetic, 'ABCDEF'],
  ] as const)('%j as %o is %j', (raw, format, code) => {
    expect(normaliseCode(raw, format)).toBe(code);
  });
});

it('B33: too long is cut to the length', () => {
  expect(normaliseCode('12345678', numeric)).toBe('123456');
  expect(normaliseCode('1234 5678', numeric)).toBe('123456');
});

it('P1: leading zeros stay', () => {
  expect(normaliseCode('000004', numeric)).toBe('000004');
});

describe('B38: digits of every script become ASCII', () => {
  const systems = Intl.supportedValuesOf('numberingSystem').filter((system) => {
    const digits = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false }).format(98);
    // Algorithmic and ideographic systems do not write numbers by decimal digits.
    return /^\p{Nd}{2}$/u.test(digits);
  });

  it('has many scripts to look at', () => {
    expect(systems.length).toBeGreaterThan(50);
  });

  it.each(systems)('%s', (system) => {
    const format = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false });
    expect(normaliseCode(format.format(1234567890), { ...numeric, length: 10 })).toBe('1234567890');
    expect(normaliseCode(`code ${format.format(987654)} ok`, numeric)).toBe('987654');
  });

  it('full width, mathematical and keycap digits', () => {
    expect(normaliseCode('１２３４５６', numeric)).toBe('123456');
    expect(normaliseCode('𝟙𝟚𝟛𝟜𝟝𝟞', numeric)).toBe('123456');
    expect(normaliseCode('1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣', numeric)).toBe('123456');
  });
});

describe('any text', () => {
  const alphabets: Record<CodeAlphabet, RegExp> = {
    numeric: /^[0-9]*$/,
    alphabetic: /^[A-Z]*$/,
    alphanumeric: /^[0-9A-Z]*$/,
  };
  const anyFormat = fc.record({
    length: fc.integer({ min: 4, max: 10 }),
    alphabet: fc.constantFrom<CodeAlphabet>('numeric', 'alphabetic', 'alphanumeric'),
  });
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    // Lone surrogates, direction marks and invisible characters.
    fc.string({
      unit: fc.constantFrom('\ud800', '\udc00', '\u202e', '\u200b', '\ufeff', '1', 'a', ' ', '٣'),
    }),
  );

  it('gives nothing but characters of the alphabet, and not too many', () => {
    fc.assert(
      fc.property(anyText, anyFormat, (raw, format) => {
        const code = normaliseCode(raw, format);
        expect(code).toMatch(alphabets[format.alphabet]);
        expect(code.length).toBeLessThanOrEqual(format.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is itself again when normalised again', () => {
    fc.assert(
      fc.property(anyText, anyFormat, (raw, format) => {
        const code = normaliseCode(raw, format);
        expect(normaliseCode(code, format)).toBe(code);
      }),
      { numRuns: 1_000 },
    );
  });

  it('A2: a code comes back from under any decoration', () => {
    const digit = fc.constantFrom(...'0123456789');
    const noise = fc.string({
      unit: fc.constantFrom(
        ' ',
        '-',
        '.',
        '\u00a0',
        '\u2009',
        '\n',
        '\u200b',
        '\u200e',
        '\u202b',
        '\u2066',
        '\ufeff',
        '\u00ad',
      ),
      maxLength: 3,
    });
    const zero = fc.constantFrom('0', '０', '٠', '۰', '०', '߀', '𝟎');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(digit, zero, noise), { minLength: 4, maxLength: 10 }),
        noise,
        (decorated, lead) => {
          const code = decorated.map(([value]) => value).join('');
          const raw = decorated
            .map(([value, start, after]) => {
              const codePoint = (start.codePointAt(0) as number) + Number(value);
              return String.fromCodePoint(codePoint) + after;
            })
            .join('');
          expect(normaliseCode(lead + raw, { ...numeric, length: code.length })).toBe(code);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('of a paste of 1 MB, no more is read than a message is long', () => {
  const million = 1_000_000;

  it.each([
    ['digits', '7'.repeat(million), '777777'],
    ['words and digits', 'a1 '.repeat(million / 3), '1'],
    ['digits of another script', '٣'.repeat(million), '333333'],
    ['combining marks', '\u0301'.repeat(million), ''],
    ['punctuation', `${'-'.repeat(million)}1`, ''],
    ['spaces', `${' '.repeat(million)}1`, ''],
    ['lone surrogates', '\ud83d'.repeat(million), ''],
    ['a code after more than any message', `${'x '.repeat(million)}123456`, ''],
    ['a code, then anything', `Your code is 123456. ${'x'.repeat(million)}`, '123456'],
  ])('%s', (_, raw, code) => {
    expect(normaliseCode(raw, numeric)).toBe(code);
  });
});
