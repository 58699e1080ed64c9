// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createBench, otherThan } from './support/createBench.js';

describe('R7: the same request under the same Idempotency-Key has its effect once', () => {
  test('R7: a repeated send gets the same verification and no second message', async () => {
    const { browser, provider, log } = createBench({ session: () => 'one person', now: () => 0 });
    const key = crypto.randomUUID();
    const first = await browser().post('send', {}, { key, isAnswerLost: true });
    const again = await browser().post('send', {}, { key });
    expect(again.text).toBe(first.text);
    expect(provider.inbox.messages()).toHaveLength(1);
    expect(log.map(({ isReplay }) => isReplay)).toEqual([false, true]);
  });

  test('R7: a later replay carries what is left of both clocks', async () => {
    const clock = { nowMs: 0 };
    const { browser } = createBench({ session: () => 'one person', now: () => clock.nowMs });
    const key = crypto.randomUUID();
    await browser().post('send', {}, { key });
    clock.nowMs = 10_001;
    expect((await browser().post('send', {}, { key })).body).toMatchObject({
      timeout_secs: 289,
      resend_after_secs: 20,
    });
  });

  test('R7: while the first is under way the second is told so', async () => {
    const bench = createBench({ session: () => 'one person' });
    const key = crypto.randomUUID();
    const answers = await Promise.all([
      bench.browser().post('send', {}, { key }),
      bench.browser().post('send', {}, { key }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(bench.provider.inbox.messages()).toHaveLength(1);
  });

  test('R7: another body under the same key is refused', async () => {
    const { browser, provider } = createBench();
    const person = browser();
    const key = crypto.randomUUID();
    await person.post('send', {}, { key });
    const { body } = await person.post('send', { channel: 'call' }, { key });
    expect(body).toMatchObject({ status: 422, code: 'invalid_request' });
    expect(provider.inbox.messages()).toHaveLength(1);
  });

  test('R7: a key belongs to its session and to its action', async () => {
    const { browser, lastCode, provider } = createBench();
    const key = 'the same for everybody';
    const person = browser();
    const { body } = await person.post('send', {}, { key });
    const verified = await person.post('verify', { ...body, code: lastCode() }, { key });
    const other = await browser().post('send', { phone_number: '+4915112345678' }, { key });
    expect([verified.status, other.status]).toEqual([200, 200]);
    expect(provider.inbox.messages()).toHaveLength(2);
  });

  test('R8: a repeated wrong code burns one attempt', async () => {
    const { browser, lastCode } = createBench();
    const person = browser();
    const { body } = await person.post('send', {});
    const wrong = { ...body, code: otherThan(lastCode()) };
    const key = crypto.randomUUID();
    for (let time = 0; time < 10; time++) {
      expect((await person.post('verify', wrong, { key })).body.attempts_remaining).toBe(4);
    }
    expect((await person.post('status', body)).body.attempts_remaining).toBe(4);
  });

  test('N3: a failure of ours is no answer: the same key may try again', async () => {
    const { browser, provider } = createBench();
    const { send } = provider;
    const person = browser();
    const key = crypto.randomUUID();
    provider.send = async () => {
      throw new Error('the vendor is away');
    };
    expect((await person.post('send', {}, { key })).status).toBe(503);
    provider.send = send;
    expect((await person.post('send', {}, { key })).status).toBe(200);
  });

  test.each(['', 'x'.repeat(256)])('a key of %j is refused', async (key) => {
    const { browser } = createBench();
    expect((await browser().post('send', {}, { key })).status).toBe(400);
  });
});
