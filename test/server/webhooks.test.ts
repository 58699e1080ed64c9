// @vitest-environment node
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStore, type ProviderEvent } from '../../src/server/index.js';
import { addWebhooks, signature } from './support/addWebhooks.js';
import { anybody, createBench, otherThan, phone, recording } from './support/createBench.js';

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

describe('N17: confirmed with nothing typed', () => {
  test.each(['verify', 'status', 'send', 'resend'])(
    'the session’s next %s has the result, made once with its own request',
    async (action) => {
      const { vendor, person, named, login, browser } = await sent();
      await vendor.tell('accepted');
      expect(login.verified).toEqual([]);
      expect((await browser().post('status', named)).body).toMatchObject({ code: 'no_challenge' });
      const body = { send: {}, resend: named, status: named, verify: { ...named, code: '0' } }[
        action
      ];
      const name = action === 'resend' ? 'send' : action;
      const answer = await person.post(name, body, { headers: { 'x-browser': 'this one' } });
      expect(answer.body).toEqual({
        status: 'accepted',
        response_code: 'accepted',
        token: 'token 1',
      });
      expect(login.verified).toHaveLength(1);
      expect(login.verified[0]?.request.headers.get('x-browser')).toBe('this one');
    },
  );

  test('whatever is typed afterwards is a success, since it is verified already, and costs no attempt', async () => {
    const { vendor, provider, person, named, login, lastCode } = await sent();
    await vendor.tell('accepted');
    provider.verify = async () => {
      throw new Error('nothing is left to be compared');
    };
    for (const code of [otherThan(lastCode()), lastCode(), 'nonsense']) {
      const { body } = await person.post('verify', { ...named, code });
      expect(body).toMatchObject({ status: 'accepted', token: 'token 1' });
    }
    expect(login.verified).toHaveLength(1);
  });

  test('of 60 requests at once one makes the result, and all of them get it', async () => {
    const { vendor, person, named, browser, lastCode } = await sent();
    await vendor.tell('accepted');
    const calls = Array.from({ length: 60 }, (_, at) =>
      at % 3 === 0
        ? person.post('status', named)
        : person.post('verify', {
            ...named,
            code: at % 3 === 1 ? lastCode() : otherThan(lastCode()),
          }),
    );
    const strangers = [
      browser().post('status', named),
      browser().post('verify', { ...named, code: '1' }),
    ];
    // The others wait for the one that is at it.
    const answers = Promise.all(calls);
    await vi.advanceTimersByTimeAsync(5_000);
    for (const { body } of await answers) expect(body).toMatchObject({ token: 'token 1' });
    for (const { body } of await Promise.all(strangers)) expect(body.code).toBe('no_challenge');
  });

  // Of a wrong code the app hears nothing.
  const moments = [
    ['before', true],
    ['before', false],
    ['while the code is checked', true],
    ['while the code is checked', false],
    ['while the app takes it in', true],
    ['after', true],
    ['after', false],
  ] as const;

  test.each(moments)(
    'N17: the webhook comes %s (right code: %s): the same success, made once',
    async (moment, isRight) => {
      const { vendor, provider, person, named, login, lastCode } = await sent();
      const tell = (now: typeof moment) => (now === moment ? vendor.tell('accepted') : undefined);
      const { verify } = provider;
      provider.verify = async (request) => {
        await tell('while the code is checked');
        return verify(request);
      };
      const { onVerified } = login;
      login.onVerified = async (verified) => {
        await tell('while the app takes it in');
        return onVerified?.(verified) ?? {};
      };
      await tell('before');
      const code = isRight ? lastCode() : otherThan(lastCode());
      const answer = await person.post('verify', { ...named, code });
      await tell('after');
      const isHeardInTime = moment === 'before' || moment === 'while the code is checked';
      expect(answer.body.status).toBe(isRight || isHeardInTime ? 'accepted' : 422);
      const { body } = await person.post('status', named);
      expect(body).toEqual({ status: 'accepted', response_code: 'accepted', token: 'token 1' });
      expect(login.verified).toHaveLength(1);
    },
  );

  test('what has ended otherwise stays so: cancelled, locked, expired to the millisecond', async () => {
    const cancelled = await sent();
    await cancelled.person.post('cancel', cancelled.named);
    await cancelled.vendor.tell('accepted');
    expect((await cancelled.person.post('status', cancelled.named)).body.code).toBe('cancelled');

    const locked = await sent({ limits: { maxAttempts: 1 } });
    await locked.person.post('verify', { ...locked.named, code: otherThan(locked.lastCode()) });
    await locked.vendor.tell('accepted');
    expect((await locked.person.post('status', locked.named)).body.code).toBe('attempts_exceeded');

    const late = await sent();
    vi.advanceTimersByTime(300_000);
    await late.vendor.tell('accepted');
    expect((await late.person.post('status', late.named)).body.code).toBe('expired');
  });

  test('it can be claimed until two minutes after the code’s end, and no longer', async () => {
    for (const [afterMs, outcome] of [
      [120_000, 'accepted'],
      [120_001, 410],
    ] as const) {
      const { vendor, person, named } = await sent();
      vi.advanceTimersByTime(299_999);
      await vendor.tell('accepted');
      vi.advanceTimersByTime(afterMs);
      expect((await person.post('status', named)).body.status).toBe(outcome);
      vi.advanceTimersByTime(3_600_000);
    }
  });

  test('a cancel before anybody claimed it stands', async () => {
    const { vendor, person, named, login } = await sent();
    await vendor.tell('accepted');
    await person.post('cancel', named);
    const { body } = await person.post('verify', { ...named, code: '1' });
    expect(body).toMatchObject({ code: 'cancelled' });
    expect(login.verified).toEqual([]);
  });

  test('an app that fails takes it in with the next request', async () => {
    let calls = 0;
    const onVerified = () => {
      calls += 1;
      if (calls < 3) throw new Error('the database is away');
      return { token: 'abc' };
    };
    const { vendor, person, named } = await sent({ flows: { login: { ...anybody, onVerified } } });
    await vendor.tell('accepted');
    expect((await person.post('status', named)).body).toMatchObject({ code: 'unavailable' });
    const typed = await person.post('verify', { ...named, code: '1' });
    expect(typed.body).toMatchObject({ code: 'unavailable' });
    expect((await person.post('status', named)).body).toMatchObject({ token: 'abc' });
  });

  test('R10: a code that nobody got cannot be confirmed', async () => {
    // Nothing is sent, which takes as long as sending.
    vi.useRealTimers();
    const forgotten = { authorize: () => ({ recipient: phone, isDecoy: true }) };
    const { vendor, person, named } = await sent({ flows: { forgotten } });
    await vendor.tell('accepted');
    expect((await person.post('status', named)).body).toMatchObject({ status: 'pending' });
  });
});
