// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBench, otherThan } from './support/createBench.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 }));
afterEach(() => vi.useRealTimers());

async function sent(options: Parameters<typeof createBench>[0] = {}) {
  const bench = createBench(options);
  const person = bench.browser();
  const { body } = await person.post('send', {});
  const named = { verification_id: body.verification_id };
  return { ...bench, person, named, firstCode: bench.lastCode() };
}

describe('a resend is a send that names the verification it continues', () => {
  test('it keeps the id, starts both clocks again, and the old code stops working', async () => {
    const { person, named, firstCode, lastCode } = await sent();
    vi.advanceTimersByTime(45_000);
    const { body } = await person.post('send', named);
    expect(body).toMatchObject({ ...named, timeout_secs: 300, resend_after_secs: 30 });
    const old = await person.post('verify', { ...named, code: firstCode });
    expect(old.body).toMatchObject({ code: 'incorrect' });
    const { status } = await person.post('verify', { ...named, code: lastCode() });
    expect(status).toBe(200);
  });

  test('within the spacing it is refused, says for how long, and the old code goes on working', async () => {
    const { person, named, firstCode, provider } = await sent();
    vi.advanceTimersByTime(1);
    const { headers, body } = await person.post('send', named);
    expect(body).toMatchObject({ status: 429, code: 'rate_limited', retry_after: 30 });
    expect(headers.get('retry-after')).toBe('30');
    expect(provider.inbox.messages()).toHaveLength(1);
    expect((await person.post('verify', { ...named, code: firstCode })).status).toBe(200);
  });

  test('an expired verification of the same session gets a new code and a new life under its id', async () => {
    const { person, named, lastCode } = await sent();
    vi.advanceTimersByTime(300_000);
    expect((await person.post('status', named)).body).toMatchObject({ code: 'expired' });
    expect((await person.post('send', named)).body).toMatchObject({ ...named, timeout_secs: 300 });
    expect((await person.post('verify', { ...named, code: lastCode() })).status).toBe(200);
  });

  test('another channel is a resend, of those on offer only', async () => {
    const { person, named, provider } = await sent();
    vi.advanceTimersByTime(30_000);
    const unknown = await person.post('send', { ...named, channel: 'pigeon' });
    expect(unknown.body).toMatchObject({ status: 400, code: 'invalid_request' });
    const { body } = await person.post('send', { ...named, channel: 'call' });
    expect(body).toMatchObject({ ...named, channel: 'call' });
    expect(provider.inbox.messages().map(({ channel }) => channel)).toEqual(['sms', 'call']);
  });

  test('each new code has its own attempts, so a guesser has no more than the sends allow', async () => {
    const { person, named, lastCode, provider } = await sent();
    const guess = (by: number) =>
      person.post('verify', { ...named, code: otherThan(lastCode(), by) });
    let compared = 0;
    for (let round = 0; round < 10; round++) {
      // One short of the lock, which would be the end.
      for (let by = 1; by <= 4; by++) compared += Number((await guess(by)).status === 422);
      vi.advanceTimersByTime(30_000);
      await person.post('send', named);
    }
    expect(provider.inbox.messages()).toHaveLength(5);
    expect(compared).toBe(5 * 4);
  });

  test('a verified one cannot be resent', async () => {
    const { person, named, lastCode } = await sent();
    await person.post('verify', { ...named, code: lastCode() });
    vi.advanceTimersByTime(30_000);
    expect((await person.post('send', named)).body).toMatchObject({ code: 'no_challenge' });
  });

  test('a cancel while the new code is on its way stands', async () => {
    const { person, named, provider, lastCode } = await sent();
    vi.advanceTimersByTime(30_000);
    const { send } = provider;
    provider.send = async (request) => {
      await person.post('cancel', named);
      return send(request);
    };
    expect((await person.post('send', named)).body).toMatchObject({ code: 'cancelled' });
    const verified = await person.post('verify', { ...named, code: lastCode() });
    expect(verified.body).toMatchObject({ code: 'cancelled' });
  });
});
