// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../telnyx/ApiError.js';
import type { TelnyxFault } from '../../telnyx/startTelnyx.js';
import { openBench, phone } from './openBench.js';
import { startTelnyxRig, type TelnyxRig } from './startTelnyxRig.js';

let rig: TelnyxRig;
beforeEach(async () => {
  const toFake = ['Date', 'setTimeout', 'clearTimeout'] as const;
  vi.useFakeTimers({ toFake: [...toFake], now: Date.UTC(2026, 0, 1) });
  rig = await startTelnyxRig();
});
afterEach(async () => {
  await rig.telnyx.stop();
  vi.useRealTimers();
});

/** What comes of it; where nothing does, ten seconds after it reached Telnyx. */
async function outcome<T>(asking: Promise<T>, fault: TelnyxFault): Promise<T> {
  const before = rig.telnyx.calls.length;
  if (fault === 'hang') {
    while (rig.telnyx.calls.length === before) await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(10_000);
  }
  return asking;
}

/** As Telnyx words it: with the number, and a code. */
const refusal = (status: number, code: string, more = {}) =>
  new ApiError(status, code, `${phone} cannot have 424242`, more);
const limited = (retryAfter: string) =>
  refusal(429, '10011', { headers: { 'retry-after': retryAfter } });

const refusals: [string, TelnyxFault, object, RegExp][] = [
  ['no number', refusal(422, '10016'), { status: 400, code: 'invalid_request' }, /422 \(10016\)/],
  [
    'something about the number',
    refusal(400, '10015', { pointer: '/phone_number' }),
    { status: 400, code: 'invalid_request' },
    /400 \(10015\)/,
  ],
  ['a country', refusal(403, '40309'), { status: 403, code: 'not_allowed' }, /403 \(40309\)/],
  ['a landline', refusal(400, '40001'), { status: 502, code: 'delivery_failed' }, /400 \(40001\)/],
  ['who opted out', refusal(403, '40300'), { status: 502, code: 'delivery_failed' }, /40300/],
  [
    'too many',
    limited('7'),
    { status: 429, code: 'rate_limited', retry_after: 7 },
    /429 \(10011\)/,
  ],
  [
    'too many, until a date',
    limited('Thu, 01 Jan 2026 00:01:30 GMT'),
    { status: 429, retry_after: 90 },
    /429/,
  ],
  ['a wrong key', refusal(401, '10009'), { status: 503, code: 'unavailable' }, /401 \(10009\)/],
  ['an account without money', refusal(403, '20100'), { code: 'unavailable' }, /403 \(20100\)/],
  ['an unknown profile', refusal(404, '10005'), { code: 'unavailable' }, /404 \(10005\)/],
  ['a fault', refusal(500, '40001'), { code: 'unavailable' }, /500 \(40001\)/],
  ['a gateway', { status: 502, body: `<p>${phone}</p>` }, { code: 'unavailable' }, /502$/],
  [
    'odd errors',
    { status: 400, body: { errors: [null, { code: phone }] } },
    { code: 'unavailable' },
    /400$/,
  ],
  ['a reset', 'reset', { code: 'unavailable' }, /could not be asked for verifications\/sms$/],
  ['a lost answer', 'lost', { code: 'unavailable' }, /could not be asked for verifications\/sms$/],
  ['no answer', 'hang', { code: 'unavailable' }, /could not be asked for verifications\/sms$/],
  ['a page', 'html', { code: 'unavailable' }, /without id$/],
  ['nothing', 'empty', { code: 'unavailable' }, /verifications\/sms/],
  ['no id', { status: 200, body: { data: {} } }, { code: 'unavailable' }, /without id$/],
];

describe('R14: what Telnyx refuses, and when it fails', () => {
  test.each(refusals)(
    'a send: %s is asked for once, told in our words, and may be tried again',
    async (_what, fault, expected, report) => {
      const { browser, faults, said } = openBench(rig);
      rig.telnyx.fail(fault);
      const person = browser();
      const { body } = await outcome(person.post('send', { flow: 'login' }), fault);
      expect(body).toMatchObject(expected);
      expect(rig.telnyx.calls).toHaveLength(1);
      expect(faults).toMatchObject([{ message: expect.stringMatching(report) }]);
      expect(said() + JSON.stringify(body)).not.toMatch(/424242|1233456/);
      rig.telnyx.fail();
      expect((await person.post('send', { flow: 'login' })).status).toBe(200);
    },
  );

  test.each<[string, TelnyxFault, object]>([
    ['too many', limited('7'), { code: 'rate_limited', retry_after: 7 }],
    ['a wrong key', refusal(401, '10009'), { code: 'unavailable' }],
    ['a fault', refusal(503, '10007'), { code: 'unavailable' }],
    ['a reset', 'reset', { code: 'unavailable' }],
    ['no answer', 'hang', { code: 'unavailable' }],
    ['a page', 'html', { code: 'unavailable' }],
    ['no word', { status: 200, body: { data: { response_code: true } } }, { code: 'unavailable' }],
  ])('a check: %s burns no attempt and lets nobody in', async (_what, fault, expected) => {
    const { asked, said } = openBench(rig);
    const { verify, status, code } = await asked();
    rig.telnyx.fail(fault);
    expect((await outcome(verify(code), fault)).body).toMatchObject(expected);
    expect(rig.telnyx.calls).toHaveLength(2);
    expect(said()).not.toMatch(/424242|1233456/);
    rig.telnyx.fail();
    expect(await status()).toMatchObject({ attempts_remaining: 5 });
    expect((await verify(code)).status).toBe(200);
  });

  test.each([
    ['expired', 'expired'],
    ['max_attempts_exceeded', 'attempts_exceeded'],
    ['rejected', 'incorrect'],
    ['approved', 'incorrect'],
    ['ACCEPTED', 'incorrect'],
  ])('N11: its word %s for a check means %s', async (response_code, code) => {
    const { verify } = await openBench(rig).asked();
    rig.telnyx.fail({ status: 200, body: { data: { phone_number: phone, response_code } } });
    expect((await verify('12345')).body).toMatchObject({ code });
  });

  test('R10: it fails for a decoy as it fails for anybody', async () => {
    for (const [, fault, expected] of refusals.filter(([what]) =>
      /key|reset|page|too many/.test(what),
    )) {
      const { browser } = openBench(rig);
      rig.telnyx.fail(fault);
      const answers = [];
      for (const phone_number of [phone, '+15559873456']) {
        answers.push((await browser().post('send', { flow: 'forgotten', phone_number })).body);
      }
      expect(answers[0]).toMatchObject(expected);
      expect(answers[1]).toEqual(answers[0]);
    }
  });
});
