// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskEmail, maskPhone } from '../../src/core/mask.js';

/** Written out from ITU-T E.164's list, so that the rule of thumb in the source is held to the real codes. */
const callingCodes =
  `1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66
  81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231
  232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 247 248 249 250 251 252 253 254 255 256
  257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 350 351 352 353 354 355 356 357
  358 359 370 371 372 373 374 375 376 377 378 380 381 382 383 385 386 387 389 420 421 423 500 501 502
  503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 676 677 678
  679 680 681 682 683 685 686 687 688 689 690 691 692 800 808 850 852 853 855 856 870 878 880 881 882
  883 886 888 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 979 992 993 994 995
  996 998`.split(/\s+/);

const numbers = fc
  .tuple(fc.constantFrom(...callingCodes), fc.stringMatching(/^\d{4,14}$/))
  .filter(([code, rest]) => code.length + rest.length >= 7 && code.length + rest.length <= 15);

describe('maskPhone', () => {
  it.each([
    ['+15551233456', '+1 ******3456'],
    ['+447911123456', '+44 ******3456'],
    ['+4915112345678', '+49 *******5678'],
    ['+3531234567', '+353 ****567'],
    ['+6531234567', '+65 ****4567'],
    ['+29022222', '+290 ****2'],
    ['+6834000', '+683 ****'],
    ['+999123456789012', '+999 ********9012'],
  ])('R11: shows %s as %s', (e164, masked) => {
    expect(maskPhone(e164)).toBe(masked);
  });

  it('R11: shows the country code and at most four digits, hides at least four, in every country', () => {
    fc.assert(
      fc.property(numbers, ([code, rest]) => {
        const [, shownCode, stars, ending] =
          /^\+(\d+) (\*+)(\d*)$/.exec(maskPhone(`+${code}${rest}`)) ?? [];
        expect(shownCode).toBe(code);
        expect(stars?.length).toBeGreaterThanOrEqual(4);
        expect(ending?.length).toBe(Math.min(4, rest.length - 4));
        expect(rest.endsWith(ending ?? 'x')).toBe(true);
      }),
    );
  });

  it.each([
    '',
    '+',
    '15551233456',
    '0015551233456',
    '+05551233456',
    '+155512',
    '+1555123345678901',
    '+1 555 123 3456',
    '+1-555-123-3456',
    '+15551233456\n',
    '+١٥٥٥١٢٣٣٤٥٦',
    '+15551233456;ext=5',
    'tel:+15551233456',
  ])('R11: shows no digit of %j, which is not E.164', (text) => {
    expect(maskPhone(text)).toBe('******');
  });

  it('R11: shows no digit of any text that is not E.164', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'+0123456789 -()x') }), (text) => {
        fc.pre(!/^\+[1-9]\d{6,14}$/.test(text));
        expect(maskPhone(text)).not.toMatch(/\d/);
      }),
    );
  });
});

describe('maskEmail', () => {
  it.each([
    ['alice@example.com', 'a***@example.com'],
    ['al@example.com', '***@example.com'],
    ['.alice@example.com', '***@example.com'],
    ['élodie@exämple.de', 'é***@exämple.de'],
  ])('R11: shows %s as %s', (address, masked) => {
    expect(maskEmail(address)).toBe(masked);
  });

  it.each([
    '',
    'alice',
    '@example.com',
    'alice@',
    '"a@b"@example.com',
    'alice@[10.0.0.1]',
    'a@b c',
  ])('R11: shows nothing of %j, which is no plain address', (text) => {
    expect(maskEmail(text)).toBe('******');
  });

  it('R11: shows one character of the name at most', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' })), (text) => {
        expect(maskEmail(text)).toMatch(/^(\*{6}|[\p{L}\p{N}]?\*{3}@[^@]+)$/u);
      }),
    );
  });
});
