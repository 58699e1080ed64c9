// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connect } from './connect.js';

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
