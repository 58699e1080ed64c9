// @vitest-environment node
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { keyFromSecret } from '../../src/server/provider/createCodeHasher.js';
import { digest, hmac } from '../../src/server/store/digest.js';

afterEach(() => vi.restoreAllMocks());

const part = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(undefined));

test('R5, R13: digests and keyed hashes are the same by Web Crypto, where there is no Node', async () => {
  vi.resetModules();
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
  const elsewhere = await import('../../src/server/store/digest.js');
  expect(elsewhere.digest).not.toBe(digest);
  const key = await keyFromSecret('0123456789abcdef0123456789abcdef');
  await fc.assert(
    fc.asyncProperty(fc.array(part), async (parts) => {
      expect(await elsewhere.digest(...parts)).toBe(await digest(...parts));
      const text = JSON.stringify(parts);
      expect(await elsewhere.hmac(key, text)).toBe(await hmac(key, text));
    }),
  );
});

test('R5: other parts, or the same ones parted otherwise, have another digest', async () => {
  const lists = [
    [],
    [''],
    ['', ''],
    ['ab', 'c'],
    ['a', 'bc'],
    ['abc'],
    [1],
    ['1'],
    [undefined],
    ['null'],
  ];
  const digests = await Promise.all(lists.map((parts) => digest(...parts)));
  expect(new Set(digests).size).toBe(lists.length);
});
