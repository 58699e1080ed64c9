// @vitest-environment node
import Telnyx, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'telnyx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ApiError } from './ApiError.js';
import { startTelnyx, type TelnyxStandIn } from './startTelnyx.js';

const phone = '+15551233456';
let clockMs = 0;
let telnyx: TelnyxStandIn;
let client: Telnyx;

beforeEach(async () => {
  clockMs = 1_000_000;
  telnyx = await startTelnyx({ now: () => clockMs, maxAttempts: 2 });
  const { baseUrl: baseURL, apiKey, publicKey } = telnyx;
  client = new Telnyx({ baseURL, apiKey, publicKey, maxRetries: 0 });
});
afterEach(() => telnyx.stop());

const body = (more: object = {}) => ({
  phone_number: phone,
  verify_profile_id: telnyx.verifyProfileId,
  ...more,
});
const idOf = ({ data: { id = '' } }: { data: { id?: string } }) => id;
const check = async (id: string, code: string): Promise<string> =>
  (await client.verifications.actions.verify(id, { code })).data.response_code;

describe('the stand-in of Telnyx, through its SDK', () => {
  test('five digits by SMS, good once, by id', async () => {
    const id = idOf(await client.verifications.triggerSMS(body()));
    const code = telnyx.phone(phone)[0]?.code ?? '';
    expect(code).toMatch(/^\d{5}$/);
    expect(await check(id, `${code}0`)).toBe('rejected');
    expect(await check(id, code)).toBe('accepted');
    expect(await check(id, code)).toBe('rejected');
    expect((await client.verifications.retrieve(id)).data.status).toBe('accepted');
  });

  test('by number the newest counts; both are listed', async () => {
    await client.verifications.triggerCall(body());
    await client.verifications.triggerWhatsappVerification(body({ custom_code: '987654' }));
    const { actions } = client.verifications.byPhoneNumber;
    const check = { code: '987654', verify_profile_id: telnyx.verifyProfileId };
    expect((await actions.verify(phone, check)).data.response_code).toBe('accepted');
    const listed = await client.verifications.byPhoneNumber.list(phone);
    expect(listed.data.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'call pending',
      'whatsapp accepted',
    ]);
    expect(listed.data[1]?.custom_code).toBe('987654');
  });

  test('codes expire, and run out of attempts', async () => {
    const [first, second] = [
      idOf(await client.verifications.triggerSMS(body({ timeout_secs: 60 }))),
      idOf(await client.verifications.triggerFlashcall(body())),
    ];
    for (const verdict of ['rejected', 'rejected', 'max_attempts_exceeded']) {
      expect(await check(second, 'wrong')).toBe(verdict);
    }
    clockMs += 60_000;
    expect(await check(first, telnyx.phone(phone)[0]?.code ?? '')).toBe('expired');
  });

  test('a payment names its amount and payee, and needs them', async () => {
    const pay = { amount: '49.90', currency: 'EUR', payee: 'Acme Books' };
    await client.post('/verifications/psd2', { body: body(pay) });
    expect(telnyx.phone(phone)[0]?.text).toMatch(
      /^Pay 49.90 EUR to Acme Books\. Your code is \d{5}\.$/,
    );
    const refused = client.post('/verifications/psd2', { body: body({ amount: '1' }) });
    await expect(refused).rejects.toMatchObject({ status: 400 });
  });

  test('a key pressed during the call confirms, and no code does', async () => {
    const id = idOf(await client.post('/verifications/dtmf_confirm', { body: body() }));
    expect(await check(id, '1')).toBe('rejected');
    telnyx.press(phone, '1');
    expect((await client.verifications.retrieve(id)).data.status).toBe('accepted');
  });

  test.each([
    ['no such verification', () => client.verifications.retrieve('unknown'), 404, '10005'],
    [
      'no such profile',
      () => client.verifications.triggerSMS(body({ verify_profile_id: 'x' })),
      404,
      '10005',
    ],
    [
      'not a number',
      () => client.verifications.triggerSMS(body({ phone_number: '12' })),
      422,
      '10016',
    ],
    [
      'a wrong key',
      () => client.withOptions({ apiKey: 'no' }).verifications.triggerSMS(body()),
      401,
      '10009',
    ],
  ])('refuses as Telnyx does: %s', async (_what, ask, status, code) => {
    await expect(ask()).rejects.toMatchObject({ status, error: { errors: [{ code }] } });
    expect(telnyx.phone(phone)).toEqual([]);
  });

  test('fails on demand, and works again', async () => {
    const send = (options = {}) => client.verifications.triggerSMS(body(), options);
    telnyx.fail(new ApiError(429, '10011', 'slow down', { headers: { 'retry-after': '7' } }));
    const limited = await send().catch((fault) => fault);
    expect(limited).toBeInstanceOf(APIError);
    expect(limited.headers.get('retry-after')).toBe('7');
    telnyx.fail('hang');
    const unanswered = send({ timeout: 50 });
    await expect(unanswered).rejects.toBeInstanceOf(APIConnectionTimeoutError);
    for (const fault of ['reset', 'lost'] as const) {
      telnyx.fail(fault);
      await expect(send()).rejects.toBeInstanceOf(APIConnectionError);
    }
    telnyx.fail('html');
    expect(await send()).toContain('<html>');
    telnyx.fail({ status: 200, body: { data: { id: 'canned' } } });
    expect(idOf(await send())).toBe('canned');
    telnyx.fail();
    await client.verifications.triggerSMS(body());
    expect(telnyx.calls).toHaveLength(7);
    expect(telnyx.phone(phone)).toHaveLength(2);
  });

  test('signs webhooks as the SDK expects them', async () => {
    const id = idOf(await client.verifications.triggerSMS(body()));
    const { body: raw, headers } = telnyx.webhook('verify.delivered', id);
    expect(await client.webhooks.unwrap(raw, { headers })).toMatchObject({
      data: { event_type: 'verify.delivered', payload: { id, phone_number: phone } },
    });
    await expect(client.webhooks.unwrap(`${raw} `, { headers })).rejects.toThrow(/signature/i);
    const old = telnyx.webhook('verify.delivered', id, { timestampSecs: 1 });
    await expect(client.webhooks.unwrap(old.body, old)).rejects.toThrow(/too old/);
  });
});
