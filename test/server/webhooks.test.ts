// @vitest-environment node
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStore, type ProviderEvent } from '../../src/server/index.js';
import { addWebhooks, signature } from './support/addWebhooks.js';
import { anybody, createBench, phone, recording } from './support/createBench.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 }));
afterEach(() => vi.useRealTimers());

async function sent(options: Parameters<typeof createBench>[0] = {}) {
  const login = recording(anybody);
  const bench = createBench({ flows: { login }, ...options });
  const vendor = addWebhooks(bench);
  const person = bench.browser();
  const { body } = await person.post('send', {});
  const named = { verification_id: body.verification_id };
  return { ...bench, login, vendor, person, named };
}

describe('R15: who may post to webhooks', () => {
  test('R15: the vendor: 200 and nothing to read, also for a code and an event that nobody knows', async () => {
    const { vendor } = await sent();
    const answers = [
      await vendor.tell('delivered'),
      await vendor.tell('delivered', { reference: 'of another app of this account' }),
      await vendor.post('[]'),
    ];
    for (const { status, text } of answers) expect([status, text]).toEqual([200, '']);
  });

  test.each([
    ['no signature', {}],
    ['a forged one', { 'x-signature': 'of somebody else' }],
    ['a session instead', { cookie: `__Host-otp-session=${'a'.repeat(22)}` }],
  ] as [string, Record<string, string>][])(
    'R15: %s: 403, and nothing changes',
    async (_what, headers) => {
      const { vendor, person, named, faults, log } = await sent();
      const event = { id: 'one', reference: vendor.references[0], news: 'accepted' };
      const answer = await vendor.post(JSON.stringify([event]), headers);
      expect(answer.body).toMatchObject({ status: 403, code: 'not_allowed' });
      expect(answer.text).not.toContain('signature');
      expect((await person.post('status', named)).body.status).toBe('pending');
      expect(faults).toMatchObject([{ message: 'the signature does not match' }]);
      expect(log.at(-2)).toMatchObject({ action: 'webhooks', outcome: 'not_allowed' });
    },
  );

  test('R12: a server’s call: POST, any type, any origin, no cookie, within its cap', async () => {
    const { vendor, handle } = await sent();
    const url = 'https://app.example/webhooks/dev';
    expect((await handle(new Request(url))).status).toBe(405);
    const foreign = await vendor.post('[]', {
      'x-signature': signature,
      'content-type': 'text/plain',
      origin: 'https://vendor.example',
      'sec-fetch-site': 'cross-site',
    });
    expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([200, null]);
    const long = await vendor.post(' '.repeat(10_000_000));
    expect(long.body).toMatchObject({ status: 413, code: 'invalid_request' });
    const bytes = await vendor.post(Uint8Array.of(0xff));
    expect(bytes.body).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  test('a vendor’s body that nobody understands is a fault of ours: 503, so that it comes again', async () => {
    const { vendor, faults } = await sent();
    expect((await vendor.post('{')).body).toMatchObject({ status: 503, code: 'unavailable' });
    expect(faults).toHaveLength(1);
  });
});

describe('R15: news of the delivery', () => {
  const anyNews = fc.constantFrom<ProviderEvent['news']>('sent', 'delivered', 'failed');

  test('R15: in any order and however often, the furthest news stands', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ news: anyNews, id: fc.constantFrom('a', 'b', 'c', 'd') })),
        async (events) => {
          const { vendor, person, named } = await sent();
          const order = ['sent', 'delivered', 'failed'];
          const counted = new Map<string, string>();
          for (const { news, id } of events) {
            await vendor.tell(news, { id });
            if (!counted.has(id)) counted.set(id, news);
          }
          const furthest = [...counted.values()].toSorted(
            (a, b) => order.indexOf(b) - order.indexOf(a),
          )[0];
          const { body } = await person.post('status', named);
          expect(body.delivery).toEqual(furthest && { state: furthest, channel: 'sms' });
          vi.advanceTimersByTime(3_600_000);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('R15: all at once, the furthest news stands', async () => {
    const { vendor, person, named } = await sent();
    const news = ['sent', 'delivered', 'sent', 'delivered', 'sent'] as const;
    await Promise.all(news.map((it) => vendor.tell(it)));
    const { body } = await person.post('status', named);
    expect(body.delivery).toEqual({ state: 'delivered', channel: 'sms' });
  });

  test('R15: news of an older code changes nothing, and a new code begins without news', async () => {
    const { vendor, person, named } = await sent();
    await vendor.tell('delivered');
    vi.advanceTimersByTime(30_000);
    const again = await person.post('send', { ...named, channel: 'call' });
    expect(again.body).not.toHaveProperty('delivery');
    const [first] = vendor.references;
    for (const news of ['sent', 'failed', 'accepted'] as const) {
      await vendor.tell(news, { reference: String(first) });
    }
    expect((await person.post('status', named)).body).not.toHaveProperty('delivery');
    await vendor.tell('sent');
    const { body } = await person.post('status', named);
    expect(body.delivery).toEqual({ state: 'sent', channel: 'call' });
  });

  test('R14: after a failed delivery another channel may be tried at once, once', async () => {
    const { vendor, person, named } = await sent();
    expect((await person.post('send', { ...named, channel: 'call' })).status).toBe(429);
    await vendor.tell('failed', { id: 'one' });
    expect((await person.post('status', named)).body).toMatchObject({ resend_after_secs: 0 });
    expect((await person.post('send', { ...named, channel: 'call' })).status).toBe(200);
    // The same event, and another one about the same code, do not open the window again.
    const reference = String(vendor.references[0]);
    await vendor.tell('failed', { id: 'one', reference });
    await vendor.tell('failed', { id: 'two', reference });
    expect((await person.post('send', { ...named, channel: 'whatsapp' })).status).toBe(429);
  });

  test('R15: what comes while a code is being checked gets in nobody’s way', async () => {
    const { vendor, provider, person, named, lastCode } = await sent();
    const { verify } = provider;
    provider.verify = async (request) => {
      await vendor.tell('delivered');
      return verify(request);
    };
    const { status } = await person.post('verify', { ...named, code: lastCode() });
    expect(status).toBe(200);
  });

  test('R15: what comes while another code is on its way does not keep the old one alive', async () => {
    const { vendor, provider, person, named, lastCode } = await sent();
    vi.advanceTimersByTime(30_000);
    const { send } = provider;
    provider.send = async (request) => {
      await vendor.tell('delivered');
      return send(request);
    };
    expect((await person.post('send', named)).status).toBe(200);
    expect((await person.post('verify', { ...named, code: lastCode() })).status).toBe(200);
  });

  test('R10: where some codes are never sent, nobody is told of any delivery, nor freed from a wait', async () => {
    const forgotten = { authorize: () => ({ recipient: phone, isDecoy: false }) };
    const { vendor, person, named } = await sent({ flows: { forgotten } });
    for (const news of ['sent', 'delivered', 'failed'] as const) await vendor.tell(news);
    const { body } = await person.post('status', named);
    expect(body).toMatchObject({ resend_after_secs: 30 });
    expect(body).not.toHaveProperty('delivery');
    expect((await person.post('send', { ...named, channel: 'call' })).status).toBe(429);
  });

  test('R14: a store that fails in between loses no news: the vendor’s next try counts', async () => {
    for (const name of ['get', 'set', 'swap'] as const) {
      const store = memoryStore();
      const { vendor, person, named } = await sent({ store });
      const work = store[name];
      store[name] = async () => {
        throw new Error('connection lost');
      };
      expect((await vendor.tell('accepted', { id: 'one' })).status).toBe(503);
      Object.assign(store, { [name]: work });
      expect((await vendor.tell('accepted', { id: 'one' })).status).toBe(200);
      expect((await person.post('status', named)).body).toMatchObject({ token: 'token 1' });
      vi.advanceTimersByTime(3_600_000);
    }
  });

  test('R14: the log tells what the news was about, with the number masked', async () => {
    const { vendor, log, named } = await sent();
    await vendor.tell('delivered');
    expect(log.at(-1)).toMatchObject({
      action: 'webhooks',
      outcome: 'received',
      status: 200,
      verificationId: named.verification_id,
      recipient: '+1 ******3456',
    });
  });
});
