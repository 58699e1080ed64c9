// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connect, type Raw } from './connect.js';

describe('N11: arbitrary answers', () => {
  const words = ['accepted', 'approved', 'verified'];
  const nearlyWords = fc.constantFrom(
    ...words,
    'Accepted',
    'ACCEPTED',
    ' accepted',
    'accepted ',
    'not accepted',
    'ok',
    'success',
    'valid',
    'true',
    'pending',
    'rejected',
    'expired',
    'constructor',
    '__proto__',
    'toString',
    'incorrect',
  );
  const value = fc.oneof(
    nearlyWords,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const member = fc.constantFrom(
    'status',
    'response_code',
    'code',
    'error',
    'verification_id',
    'verified',
    'accepted',
    'data',
    '__proto__',
  );
  const object = fc.dictionary(member, value, { maxKeys: 4 });
  const body = fc.oneof(
    { weight: 4, arbitrary: object.map((members) => JSON.stringify(members)) },
    { weight: 1, arbitrary: object.map((members) => JSON.stringify([members])) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(object, fc.nat(40))
        .map(([members, cut]) => JSON.stringify(members).slice(0, -1 - cut)),
    },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: nearlyWords },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '<html>accepted</html>',
        '"accepted"',
        'null',
        '{"status":"accepted"',
      ),
    },
  );
  const status = fc.oneof(
    fc.constantFrom(200, 201, 202, 204, 206, 302, 400, 401, 403, 404, 410, 422, 429, 500, 503),
    fc.integer({ min: 200, max: 599 }),
  );

  /** An explicit word in a place for words, under 2xx. Written from CONTRACT.md, apart from the code under test. */
  const saysSuccess = (raw: Raw) => {
    if (raw.status >= 300) return false;
    try {
      const parsed = JSON.parse(raw.body ?? '');
      return ['status', 'response_code', 'code'].some((name) => words.includes(parsed[name]));
    } catch {
      return false;
    }
  };

  test('nothing but an explicit word under 2xx is ever success; unknown never reads as a wrong code', async () => {
    const { told } = connect();
    const raw = fc.record({ status, body });
    await fc.assert(
      fc.asyncProperty(
        raw,
        fc.constantFrom('send' as const, 'verify' as const),
        async (raw, call) => {
          const result = await told(raw, call);
          if (result.status === 'verified') expect(saysSuccess(raw)).toBe(true);
          if ('code' in result && result.code === 'incorrect') {
            expect(raw.body).toMatch(/"(rejected|incorrect)"/);
            expect(call).toBe('verify');
          }
          expect(['verified', 'sent', 'failed', 'thrown']).toContain(result.status);
          if (result.status === 'thrown')
            expect('code' in result && result.code).toBe('bad_response');
        },
      ),
      { numRuns: 2000 },
    );
  });

  // Without it the other would hold for a backend that never succeeds.
  test('an explicit word under 2xx with nothing against it is always success', async () => {
    const { told } = connect();
    const proof = fc.dictionary(
      fc.string().filter((name) => !['status', 'response_code', 'code', 'error'].includes(name)),
      fc.jsonValue({ maxDepth: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(
        proof,
        fc.constantFrom(...words),
        fc.constantFrom(200, 201, 202),
        async (proof, word, status) => {
          const result = await told(
            { status, body: JSON.stringify({ ...proof, status: word }) },
            'verify',
          );
          expect(result.status).toBe('verified');
        },
      ),
      { numRuns: 500 },
    );
  });
});
