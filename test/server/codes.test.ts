// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { memoryStore, type VerificationStore } from '../../src/server/index.js';
import { createCodeHasher } from '../../src/server/provider/createCodeHasher.js';
import { generateCode } from '../../src/server/provider/generateCode.js';
import { createBench } from './support/createBench.js';

/** The sum over all outcomes of (seen - expected)² / expected. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Random bytes out of a list. */
const bytesFrom = (list: readonly number[]) => {
  let at = 0;
  return (bytes: Uint8Array) => {
    for (let index = 0; index < bytes.length; index++) bytes[index] = list[at++ % list.length] ?? 0;
  };
};

describe('R1: codes', () => {
  test('R1: every digit is equally likely in every place', () => {
    const counts = Array.from({ length: 6 }, () => new Array<number>(10).fill(0));
    for (let round = 0; round < 20_000; round++) {
      const code = generateCode(6, 'numeric');
      for (const [place, digit] of [...code].entries()) {
        const inPlace = counts[place] as number[];
        inPlace[Number(digit)] = (inPlace[Number(digit)] ?? 0) + 1;
      }
    }
    // 9 degrees of freedom: above 45.1 once in a million fair places.
    for (const inPlace of counts) expect(chiSquare(inPlace)).toBeLessThan(45.1);
  });

  test('R1: every letter is equally likely, and none can be taken for another', () => {
    const seen = new Map<string, number>();
    for (let round = 0; round < 10_000; round++) {
      for (const letter of generateCode(10, 'alphanumeric')) {
        seen.set(letter, (seen.get(letter) ?? 0) + 1);
      }
    }
    expect([...seen.keys()].toSorted().join('')).toBe('23456789ABCDEFGHJKMNPQRSTUVWXYZ');
    // 30 degrees of freedom: above 86.8 less than once in a million.
    expect(chiSquare([...seen.values()])).toBeLessThan(86.8);
  });

  test('R1: bytes that would favour low digits are thrown away', () => {
    expect(generateCode(6, 'numeric', bytesFrom([250, 255, 249, 251, 0, 254, 10, 9]))).toBe(
      '900990',
    );
    expect(generateCode(4, 'alphanumeric', bytesFrom([248, 255, 247, 0]))).toBe('Z2Z2');
  });

  test('R1: leading zeros are kept', () => {
    expect(generateCode(6, 'numeric', bytesFrom([0, 0, 0, 0, 0, 4]))).toBe('000004');
  });

  test.each([4, 6, 10])('R1: %i digits when asked', async (codeLength) => {
    const { browser, lastCode } = createBench({ provider: { codeLength } });
    const { body } = await browser().post('send', {});
    expect(body.code_length).toBe(codeLength);
    expect(lastCode()).toMatch(new RegExp(`^\\d{${codeLength}}$`));
  });
});

describe('R13: codes at rest', () => {
  test('R13: the store holds no code and no plain hash of one, and nothing to check after the end', async () => {
    const written: string[] = [];
    const inner = memoryStore();
    const store: VerificationStore = {
      ...inner,
      set: (key, value, ttlMs) => {
        written.push(`${key} ${value}`);
        return inner.set(key, value, ttlMs);
      },
      swap: (key, from, to, ttlMs) => {
        written.push(`${key} ${to}`);
        return inner.swap(key, from, to, ttlMs);
      },
    };
    const { browser, lastCode } = createBench({ store });
    const person = browser();
    const { body } = await person.post('send', {}, { key: 'one' });
    const code = lastCode();
    await person.post('verify', { ...body, code }, { key: 'two' });

    const plain = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code));
    expect(written.length).toBeGreaterThan(4);
    // A code is so short that it may be part of an id: look for it as a value of its own.
    expect(written.join('\n')).not.toMatch(new RegExp(`(?<![\\w-])${code}(?![\\w-])`));
    expect(written.join('\n')).not.toContain(Buffer.from(plain).toString('base64url'));
    const last = await inner.get(`verification:${body.verification_id}`);
    expect(JSON.parse(last ?? '{}')).toMatchObject({ state: 'accepted', reference: '' });
  });

  test('R13: a hash is good for its purpose and under its key only', async () => {
    const hasher = createCodeHasher();
    const hash = await hasher.hash('login', '123456');
    expect(await hasher.matches(hash, 'login', '123456')).toBe(true);
    expect(await hasher.matches(hash, 'login', '123457')).toBe(false);
    expect(await hasher.matches(hash, 'payment', '123456')).toBe(false);
    expect(await hasher.matches(hash, 'login1', '23456')).toBe(false);
    expect(await createCodeHasher().matches(hash, 'login', '123456')).toBe(false);
    expect(await hasher.matches('', 'login', '123456')).toBe(false);
  });
});
