// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addWebhooks } from './support/addWebhooks.js';
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
