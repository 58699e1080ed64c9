// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBench, otherThan, payment } from './support/createBench.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 }));
afterEach(() => vi.useRealTimers());

describe('T10: a reloaded page that sends again', () => {
  test('T10: gets the verification under way: no second message, no clock starts again', async () => {
    const { browser, provider, log } = createBench();
    const person = browser();
    const first = (await person.post('send', {})).body;
    await person.post('verify', {
      ...first,
      code: otherThan(provider.inbox.messages()[0]?.code ?? ''),
    });
    vi.advanceTimersByTime(12_500);
    const again = (await person.post('send', {})).body;
    expect(again).toEqual({
      ...first,
      timeout_secs: 287,
      resend_after_secs: 18,
      attempts_remaining: 4,
    });
    vi.advanceTimersByTime(100_000);
    expect((await person.post('send', {})).body).toMatchObject({
      verification_id: first.verification_id,
      timeout_secs: 187,
      resend_after_secs: 0,
    });
    expect(provider.inbox.messages()).toHaveLength(1);
    expect(log.map(({ outcome }) => outcome)).toEqual(['sent', 'incorrect', 'resumed', 'resumed']);
  });

  test('a second tab of the same session as well; another session waits', async () => {
    const { browser } = createBench({ session: (request) => request.headers.get('x-user') ?? '' });
    const as = (user: string) => browser().post('send', {}, { headers: { 'x-user': user } });
    const first = await as('ann');
    expect((await as('ann')).body.verification_id).toBe(first.body.verification_id);
    expect((await as('bob')).body).toMatchObject({ code: 'rate_limited', retry_after: 30 });
  });

  test('asking for another channel is a resend of the one under way', async () => {
    const { browser, provider } = createBench();
    const person = browser();
    const first = (await person.post('send', { channel: 'call' })).body;
    expect((await person.post('send', { channel: 'call' })).body.channel).toBe('call');
    expect((await person.post('send', { channel: 'sms' })).body.code).toBe('rate_limited');
    vi.advanceTimersByTime(30_000);
    const { verification_id } = first;
    const other = await person.post('send', { channel: 'sms' });
    expect(other.body).toMatchObject({ verification_id, channel: 'sms' });
    expect(provider.inbox.messages()).toHaveLength(2);
  });

  test.each([
    ['expired', 300_000, async () => {}],
    ['cancelled', 30_000, (cancel: () => Promise<unknown>) => cancel()],
  ])('nothing goes on that has %s: a new one starts', async (_end, afterMs, end) => {
    const { browser } = createBench();
    const person = browser();
    const first = (await person.post('send', {})).body;
    await end(() => person.post('cancel', first));
    vi.advanceTimersByTime(afterMs);
    const second = (await person.post('send', {})).body;
    expect(second.status).toBe('pending');
    expect(second.verification_id).not.toBe(first.verification_id);
  });

  test('S9: another amount or payee is another verification', async () => {
    const { browser } = createBench({ flows: { payment } });
    const person = browser();
    const first = (await person.post('send', {})).body;
    vi.advanceTimersByTime(30_000);
    expect((await person.post('send', {})).body.verification_id).toBe(first.verification_id);
    const second = (await person.post('send', { amount: '50.00' })).body;
    expect(second.verification_id).not.toBe(first.verification_id);
    expect(second.transaction).toMatchObject({ amount: '50.00' });
  });
});
