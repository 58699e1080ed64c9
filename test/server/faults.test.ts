// @vitest-environment node
import { describe, expect, test } from 'vitest';
import {
  memoryStore,
  VerificationError,
  type VerificationProvider,
} from '../../src/server/index.js';
import { anybody, createBench, otherThan, phone } from './support/createBench.js';

const vendorText = `custom_code 424242 for ${phone} at https://vendor.example/?key=SECRET`;

describe('R14: a provider that fails', () => {
  test.each([
    ['an error of its own', new Error(vendorText), 503, 'unavailable'],
    ['no answer in time', new VerificationError('timeout', vendorText), 503, 'unavailable'],
    [
      'an unreachable number',
      new VerificationError('delivery_failed', vendorText),
      502,
      'delivery_failed',
    ],
    ['a forbidden country', new VerificationError('not_allowed', vendorText), 403, 'not_allowed'],
    ['a nonsense code', new VerificationError('incorrect', vendorText), 503, 'unavailable'],
    ['a thrown text', vendorText, 503, 'unavailable'],
  ])('R14: %s on a send is a problem without its words', async (_what, fault, status, code) => {
    const { browser, provider, faults, log } = createBench();
    provider.send = async () => {
      throw fault;
    };
    const answer = await browser().post('send', {});
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.text + JSON.stringify(log)).not.toMatch(/424242|SECRET|vendor\.example|1233456/);
    expect(faults).toEqual([fault]);
  });

  test('R14: after a failed delivery another channel may be tried at once', async () => {
    const { browser, provider } = createBench();
    const { send } = provider;
    provider.send = async (request) => {
      if (request.channel === 'sms') throw new VerificationError('delivery_failed', 'no such line');
      return send(request);
    };
    const person = browser();
    expect((await person.post('send', {})).body).toMatchObject({ code: 'delivery_failed' });
    expect((await person.post('send', { channel: 'call' })).status).toBe(200);
  });

  test('R14: when it cannot check, no attempt is burnt and nobody gets in', async () => {
    const { browser, provider, lastCode } = createBench();
    const person = browser();
    const { body } = await person.post('send', {});
    const { verify } = provider;
    provider.verify = async () => {
      throw new Error(vendorText);
    };
    const right = { ...body, code: lastCode() };
    for (let time = 0; time < 10; time++) {
      expect((await person.post('verify', right)).body).toMatchObject({ code: 'unavailable' });
    }
    expect((await person.post('status', body)).body).toMatchObject({ attempts_remaining: 5 });
    provider.verify = verify;
    expect((await person.post('verify', right)).status).toBe(200);
  });

  test.each([
    ['expired', 410, 'expired'],
    ['max_attempts_exceeded', 410, 'attempts_exceeded'],
    ['rejected', 422, 'incorrect'],
    ['ACCEPTED', 422, 'incorrect'],
    [undefined, 422, 'incorrect'],
    [true, 422, 'incorrect'],
  ])('only `accepted` is success: its word %j is a %i', async (verdict, status, code) => {
    const { browser, provider } = createBench();
    provider.verify = (async () => verdict) as unknown as VerificationProvider['verify'];
    const person = browser();
    const { body } = await person.post('send', {});
    const answer = await person.post('verify', { ...body, code: '123456' });
    expect(answer.body).toMatchObject({ status, code });
  });
});

describe('R14: everything else that fails', () => {
  test.each(['get', 'set', 'swap'] as const)(
    'a store whose `%s` fails: 503, fails closed',
    async (name) => {
      const store = memoryStore();
      const { browser, lastCode, faults } = createBench({ store });
      const person = browser();
      const { body } = await person.post('send', {});
      store[name] = async () => {
        throw new Error('connection lost');
      };
      const right = { ...body, code: lastCode() };
      const answers = [
        await person.post('verify', right, { key: 'one' }),
        await browser().post('send', { phone_number: '+4915112345678' }, { key: 'two' }),
      ];
      expect(answers.map(({ body }) => body.code)).toEqual(['unavailable', 'unavailable']);
      expect(faults.length).toBeGreaterThan(0);
    },
  );

  test('a flow that throws, or decides nothing: nobody gets a code', async () => {
    const flows = {
      broken: {
        authorize: () => {
          throw new Error(vendorText);
        },
      },
      silent: { authorize: () => undefined as never },
    };
    const { browser, provider } = createBench({ flows });
    const broken = await browser().post('send', { flow: 'broken' });
    expect(broken.body).toMatchObject({ code: 'unavailable' });
    expect(broken.text).not.toContain('SECRET');
    const silent = await browser().post('send', { flow: 'silent' });
    expect(silent.body).toMatchObject({ code: 'not_allowed' });
    expect(provider.inbox.messages()).toEqual([]);
  });

  test('listeners that throw change no answer', async () => {
    const shout = () => {
      throw new Error('from a listener');
    };
    const { browser } = createBench({ log: shout, onError: shout });
    expect((await browser().post('send', {})).status).toBe(200);
    expect((await browser().post('send', '{')).status).toBe(400);
  });
});

describe('R14: the log', () => {
  test('R14: tells every outcome, and neither a code nor a whole number nor an address', async () => {
    const flows = { login: anybody };
    const { browser, log, provider } = createBench({ flows });
    const person = browser();
    const recipients = [phone, 'ann.margaret@example.com'];
    const canaries = ['hunter2', 'margaret', ...recipients];
    for (const phone_number of recipients) {
      const { body } = await person.post('send', { phone_number, password: 'hunter2' });
      const code = provider.inbox.messages(phone_number)[0]?.code ?? '';
      await person.post('verify', { ...body, code: otherThan(code) });
      await person.post('verify', { ...body, code });
      await person.post('cancel', body);
      canaries.push(code, otherThan(code));
    }
    await person.post('events', {});
    await person.post('nothing', {});
    expect(log.map(({ action, outcome }) => `${action}: ${outcome}`)).toEqual([
      ...['send: sent', 'verify: incorrect', 'verify: accepted', 'cancel: cancelled'],
      ...['send: sent', 'verify: incorrect', 'verify: accepted', 'cancel: cancelled'],
      ...['events: invalid_request', 'unknown: invalid_request'],
    ]);
    expect(log[0]).toEqual({
      atMs: expect.any(Number),
      action: 'send',
      outcome: 'sent',
      status: 200,
      isReplay: false,
      provider: 'dev',
      flow: 'login',
      channel: 'sms',
      verificationId: expect.any(String),
      recipient: '+1 ******3456',
    });
    const text = JSON.stringify(log.map(({ verificationId, atMs, ...entry }) => entry));
    for (const canary of canaries) expect(text).not.toContain(canary);
  });
});
