// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import { createContext } from './serve.js';

interface Raw {
  status: number;
  body?: string | undefined;
  headers?: Record<string, string> | undefined;
}

/** A response of these statuses cannot be made with a body. */
const hasNoBody = (status: number) => [204, 205, 304].includes(status);

/**
 * A backend that is answered whatever it is told to. The answers are real responses that crossed no wire, so that thousands
 * of them cost nothing; what a wire can do to an answer is in faults.test.ts.
 */
function connect() {
  let answer: Raw = { status: 200 };
  const backend = createHttpBackend({
    baseUrl: '/verification',
    fetch: async () => {
      const { status, body, headers = {} } = answer;
      return new Response(hasNoBody(status) ? null : body, { status, headers });
    },
  });
  const told = async (raw: Raw, call: 'send' | 'verify') => {
    answer = raw;
    try {
      return call === 'send'
        ? await backend.send({ input: {} }, createContext())
        : await backend.verify({ challenge: { id: 'v-1' }, code: '12345' }, createContext());
    } catch (error) {
      return { status: 'thrown', code: (error as { code?: unknown }).code };
    }
  };
  return { told };
}

describe('N10: words come before the HTTP status', () => {
  const wrongCodes = [200, 400, 401, 403, 404, 422].flatMap((status) => [
    [status, { response_code: 'rejected' }, 'incorrect'] as const,
    [status, { error: 'Invalid code', response_code: 'rejected' }, 'incorrect'] as const,
    [status, { status: 'rejected' }, 'incorrect'] as const,
    [status, { code: 'incorrect' }, 'incorrect'] as const,
    [status, { error: 'incorrect' }, 'incorrect'] as const,
    [status, { code: 'INVALID_OTP', message: 'Invalid OTP' }, 'incorrect'] as const,
    [status, { response_code: 'expired' }, 'expired'] as const,
    [status, { code: 'OTP_EXPIRED' }, 'expired'] as const,
    [status, { response_code: 'max_attempts_exceeded' }, 'attempts_exceeded'] as const,
    [status, { code: 'TOO_MANY_ATTEMPTS' }, 'attempts_exceeded'] as const,
    [status, { code: 'OTP_NOT_FOUND' }, 'no_challenge'] as const,
    [status, { status: 'accepted', response_code: 'rejected' }, 'incorrect'] as const,
  ]);

  test.each(wrongCodes)('%i %j to a check is %s', async (status, body, code) => {
    const { told } = connect();
    expect(await told({ status, body: JSON.stringify(body) }, 'verify')).toMatchObject({
      status: 'failed',
      code,
    });
  });

  test.each(['accepted', 'approved', 'verified'])(
    '%s is success, in status and in response_code',
    async (word) => {
      const { told } = connect();
      for (const body of [{ status: word }, { response_code: word }]) {
        const raw = { status: 200, body: JSON.stringify(body) };
        expect(await told(raw, 'verify')).toMatchObject({ status: 'verified' });
        expect(await told(raw, 'send')).toMatchObject({ status: 'verified' });
      }
    },
  );

  test('a 401 with a word that nobody knows is about the code, and still not "wrong code"', async () => {
    const { told } = connect();
    const answer = (body: object) => told({ status: 401, body: JSON.stringify(body) }, 'verify');
    expect(await answer({ error: 'No.', response_code: 'fraud_suspected' })).toEqual({
      status: 'thrown',
      code: 'bad_response',
    });
    expect(await answer({ error: 'No.' })).toMatchObject({ code: 'unauthenticated' });
  });

  test('to a check, `pending` without a next challenge is no success and no new code', async () => {
    const { told } = connect();
    const body = JSON.stringify({ status: 'pending', valid: false });
    expect(await told({ status: 200, body }, 'verify')).toMatchObject({ code: 'bad_response' });
    expect(await told({ status: 200, body }, 'send')).toMatchObject({ status: 'sent' });
  });

  test('a verification_id alone says that a code was sent, but not that one was right', async () => {
    const { told } = connect();
    const body = JSON.stringify({ verification_id: 'v-1' });
    expect(await told({ status: 201, body }, 'send')).toMatchObject({ status: 'sent' });
    expect(await told({ status: 200, body }, 'verify')).toMatchObject({ code: 'bad_response' });
  });
});

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
    let successes = 0;
    const raw = fc.record({ status, body });
    await fc.assert(
      fc.asyncProperty(
        raw,
        fc.constantFrom('send' as const, 'verify' as const),
        async (raw, call) => {
          const result = await told(raw, call);
          if (result.status === 'verified') {
            successes += 1;
            expect(saysSuccess(raw)).toBe(true);
          }
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
    // The property would hold for a backend that never succeeds.
    expect(successes).toBeGreaterThan(0);
  });

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

describe('N12: how long to wait', () => {
  const DAY_SECONDS = 86_400;
  const limited = async (
    { told }: ReturnType<typeof connect>,
    headers: Record<string, string>,
    body: object = {},
  ) => {
    const result = await told({ status: 429, headers, body: JSON.stringify(body) }, 'send');
    expect(result).toMatchObject({ status: 'failed', code: 'rate_limited' });
    return (result as { retryAfterSeconds?: number }).retryAfterSeconds;
  };

  test('seconds, from any of the four places, the body first', async () => {
    const server = connect();
    const seconds = fc.nat(DAY_SECONDS);
    await fc.assert(
      fc.asyncProperty(seconds, seconds, fc.boolean(), async (own, other, isText) => {
        const value = isText ? String(own) : own;
        const headers = { 'Retry-After': String(other) };
        expect(await limited(server, headers, { retry_after: value, retryAfter: other })).toBe(own);
        expect(await limited(server, headers, { retryAfter: value })).toBe(own);
        expect(
          await limited(server, { 'Retry-After': String(own), 'X-Retry-After': String(other) }),
        ).toBe(own);
        expect(await limited(server, { 'X-Retry-After': String(own) })).toBe(own);
      }),
      { numRuns: 200 },
    );
  });

  test("a date counts from the answer's own date, however wrong this device's clock is", async () => {
    const server = connect();
    const aroundNow = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(
        aroundNow,
        fc.integer({ min: -DAY_SECONDS, max: 3 * DAY_SECONDS }),
        async (answered, wait) => {
          // HTTP dates are in whole seconds.
          const answeredAtMs = Math.floor(answered.getTime() / 1000) * 1000;
          const headers = {
            Date: new Date(answeredAtMs).toUTCString(),
            'Retry-After': new Date(answeredAtMs + wait * 1000).toUTCString(),
          };
          expect(await limited(server, headers)).toBe(Math.min(Math.max(wait, 0), DAY_SECONDS));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("without the answer's date, this device's clock has to do", async () => {
    const server = connect();
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    const seconds = await limited(server, { 'Retry-After': inAMinute });
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await limited(server, { 'Retry-After': 'Wed, 01 Jan 2020 00:00:00 GMT' })).toBe(0);
  });

  test('whatever comes, the wait is missing or from 0 to a day', async () => {
    const server = connect();
    const garbage = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.double(),
      fc.string(),
      fc.constantFrom(
        '-5',
        '1e9',
        '0x10',
        '1.2.3',
        '',
        ' ',
        'soon',
        'NaN',
        'Infinity',
        '99999999999999999999',
        'GMT',
        'x GMT',
        'Thu, 99 Foo 2026 00:00:00 GMT',
      ),
    );
    const header = fc.constantFrom(
      '-5',
      '1e9',
      'soon',
      '99999999999999999999',
      'x GMT',
      '120, 120',
      'Fri, 20 Nov 2026 00:00:00 GMT',
    );
    await fc.assert(
      fc.asyncProperty(garbage, header, async (value, header) => {
        const seconds = await limited(server, { 'Retry-After': header }, { retry_after: value });
        if (seconds === undefined) return;
        expect(seconds).toBeGreaterThanOrEqual(0);
        expect(seconds).toBeLessThanOrEqual(DAY_SECONDS);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '-5',
    '1e9',
    '0x10',
    '1.2.3',
    'soon',
    'NaN',
    'Infinity',
    'x GMT',
    '2026-11-20',
    '120, 120',
  ])('%s is garbage, and is passed over for what comes next', async (garbage) => {
    const server = connect();
    expect(await limited(server, { 'Retry-After': '7' }, { retry_after: garbage })).toBe(7);
    expect(await limited(server, { 'Retry-After': garbage, 'X-Retry-After': '8' })).toBe(8);
    expect(await limited(server, { 'Retry-After': garbage })).toBeUndefined();
  });
});
