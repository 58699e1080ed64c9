// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskEmail, maskPhone } from '../../src/core/mask.js';
import { readHint } from '../../src/core/readHint.js';

describe('readHint', () => {
  it.each([
    ['+1 ******3456', '3456'],
    ['+1******3456', '3456'],
    ['+353 ****567', '567'],
    ['+683 ****', ''],
    ['(+44) 7•• ••• •456', '456'],
    ['+1 (***) ***-3456', '3456'],
    ['XXX-XXX-1234', '1234'],
    ['** ** ** 34 56', '3456'],
    ['+49 …56', '56'],
    ['ending in 3456', '3456'],
    ['٠******٤٥٦', '٤٥٦'],
    ['******', ''],
    ['a***@example.com', ''],
    ['j•••e@163.com', ''],
  ])('S7: shows %s, spoken as ending in "%s"', (text, endingDigits) => {
    expect(readHint(text)).toEqual({ text, endingDigits });
  });

  it.each([
    ['a whole number', '+15551233456'],
    ['a whole number with spaces', '+1 555 123 3456'],
    ['a short whole number', '+6531234567'],
    ['a national number', '0151 1234567'],
    ['a country code and digits with no mask', '+44 1234'],
    ['too much on either side of the mask', '+1555***3456'],
    ['a mask that hides nothing', '*+15551233456'],
    ['five digits at the end', '+44 *****23456'],
    ['full-width digits', '+１５５５１２３３４５６'],
    ['Arabic digits', '٠١٥٥١٢٣٣٤٥٦'],
    ['circled digits', '⑤⑤⑤①②③③'],
    ['digits parted by zero-width spaces', '+1\u200b5\u200b5\u200b5\u200b1\u200b2\u200b3'],
    ['a whole email address', 'alice@example.com'],
    ['a full-width at sign', 'alice＠example.com'],
    ['a mask in the domain only', 'alice@***.com'],
    ['a mask that leaves the name readable', 'alice.smith*@example.com'],
    ['an address beside a masked one', 'a***@b.c alice@example.com'],
    ['no domain', 'a***@'],
    ['nothing that can be seen', ' \u202e\u200b '],
    ['a text of no end', '*'.repeat(65)],
    ['an empty text', ''],
    ['a number', 3456],
    ['an object', { toString: () => '+1 ******3456' }],
    ['nothing', undefined],
    ['null', null],
  ])('S7: refuses %s', (_, hint) => {
    expect(readHint(hint)).toBeNull();
  });

  it('S7: strips what reorders or hides text', () => {
    expect(readHint('\u202e+1\u2066 **\u200b****\u061c34\ufeff56\u2069\u00ad\n')).toEqual({
      text: '+1 ******3456',
      endingDigits: '3456',
    });
  });

  it('S7: lets no arbitrary text through with more than four digits beside a country code', () => {
    const text = fc.string({
      unit: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...'+0123456789*•x@ ()-.\u200b\u202e٣５') },
        { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
      ),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (hint) => {
        const read = readHint(hint);
        fc.pre(read !== null);
        const digits = read.text.normalize('NFKC').match(/\p{N}/gu) ?? [];
        expect(digits.length).toBeLessThanOrEqual(read.text.includes('+') ? 7 : 4);
        expect(read.text).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}]/u);
        expect(read.endingDigits).toMatch(/^\p{N}{0,4}$/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('S7: shows every number and address that the server masked', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{6,14}$/), (e164) => {
        const masked = maskPhone(e164);
        expect(readHint(masked)).toEqual({ text: masked, endingDigits: masked.split('*').at(-1) });
      }),
    );
    expect(readHint(maskEmail('alice@example.com'))?.text).toBe('a***@example.com');
  });
});
