// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VerifyResult } from '../../src/contract/backend.js';
import { type FailureCode, problemStatus } from '../../src/contract/failure.js';
import { VerificationError } from '../../src/contract/VerificationError.js';
import { settle } from '../../src/engine/settle.js';

/** What comes of a request that gives this answer, or throws. */
function settled(request: () => unknown): Promise<unknown> {
  return settle<VerifyResult>(
    (asked) => asked(),
    request as unknown as () => Promise<VerifyResult>,
  );
}
const answered = (answer: unknown) => settled(() => Promise.resolve(answer));
const thrown = (error: unknown) => settled(() => Promise.reject(error));

const codes = [
  ...Object.keys(problemStatus),
  'network',
  'timeout',
  'bad_response',
] as FailureCode[];

describe('N11: what is believed', () => {
  it.each([
    { status: 'verified', proof: 'token' },
    { status: 'verified', proof: undefined },
    { status: 'sent', challenge: {} },
    { status: 'sent', challenge: { id: 'v1', expiresInSeconds: 300 } },
    ...codes.map((code) => ({ status: 'failed', code })),
  ])('%j, as it came', async (answer) => {
    expect(await answered(answer)).toBe(answer);
  });

  it.each([
    undefined,
    null,
    true,
    'verified',
    '<html></html>',
    200,
    [],
    {},
    { ok: true },
    { status: 200 },
    { status: 'ok' },
    { status: 'VERIFIED' },
    { status: ['verified'] },
    { status: 'accepted' },
    { status: 'sent' },
    { status: 'sent', challenge: 'v1' },
    { status: 'sent', challenge: null },
    { status: 'failed' },
    { status: 'failed', code: 'wrong' },
    { status: 'failed', code: 'toString' },
    { proof: 'token' },
  ])('not %j', async (answer) => {
    expect(await answered(answer)).toEqual({ status: 'failed', code: 'bad_response' });
  });

  it('nothing but the word is success, whatever else is answered', async () => {
    const almost = fc.record({
      status: fc.oneof(fc.anything(), fc.constantFrom('sent', 'failed', 'Verified', 'verified ')),
      proof: fc.anything(),
      challenge: fc.anything(),
      code: fc.oneof(fc.anything(), fc.constantFrom(...codes)),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), almost), async (answer) => {
        const { status } = (await answered(answer)) as { status: string };
        expect(['sent', 'failed']).toContain(status);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a fault', () => {
  it.each([
    ['a network that is gone', new TypeError('Failed to fetch'), 'network'],
    ['a network error by name', new DOMException('gone', 'NetworkError'), 'network'],
    ['no answer in time', new DOMException('', 'TimeoutError'), 'timeout'],
    ['a backend that gave up waiting', new DOMException('', 'AbortError'), 'timeout'],
    ['half a JSON', new SyntaxError('Unexpected end of JSON input'), 'bad_response'],
    ['an error of the app', new Error('oops'), 'bad_response'],
    ['a string', 'oops', 'bad_response'],
    ['nothing', undefined, 'bad_response'],
    [
      'a system error',
      Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      'bad_response',
    ],
    ['a code in an inherited place', { code: 'constructor' }, 'bad_response'],
  ] as const)('%s is a failure with a code', async (_, error, code) => {
    expect(await thrown(error)).toEqual({ status: 'failed', code });
  });

  it.each(codes)('of a backend that knows its code is %s', async (code) => {
    expect(await thrown(new VerificationError(code, 'refused'))).toEqual({
      status: 'failed',
      code,
    });
  });

  it('thrown before there is a promise is a fault as well', async () => {
    const result = await settled(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(result).toEqual({ status: 'failed', code: 'network' });
  });

  it('of whatever kind never rejects, and says nothing of what was thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (error) => {
        const failure = (await thrown(error)) as { status: string; code: FailureCode };
        expect(Object.keys(failure)).toEqual(['status', 'code']);
        expect(failure.status).toBe('failed');
        expect(codes).toContain(failure.code);
      }),
      { numRuns: 500 },
    );
  });

  it('is heard by whoever runs the request, an answer of an unknown shape too', async () => {
    const heard: unknown[] = [];
    await settle<VerifyResult>(
      (request) =>
        request().catch((error: unknown) => {
          heard.push(error);
          throw error;
        }),
      () => Promise.resolve({ status: 'ok' } as never),
    );
    expect(heard).toEqual([
      expect.objectContaining({ name: 'VerificationError', code: 'bad_response' }),
    ]);
  });
});
