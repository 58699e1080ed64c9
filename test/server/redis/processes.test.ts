// @vitest-environment node
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { otherThan } from '../support/createBench.js';
import { describeWithRedis } from './describeWithRedis.js';
import { openRedisStore, type RedisStoreBench } from './openRedisStore.js';
import { type Handlers, startHandlers } from './processes/startHandlers.js';
import { type RedisServer, startRedis } from './startRedis.js';

// Thousands of requests, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const phone_number = '+15551233456';

describeWithRedis('two processes with one Redis', () => {
  let redis: RedisServer;
  let handlers: Handlers;
  let bench: RedisStoreBench;
  beforeAll(async () => {
    redis = await startRedis();
    bench = await openRedisStore('redis', redis.port);
    handlers = await startHandlers({ redisPort: redis.port, limits: { maxAttempts: 100 } });
  });
  afterAll(async () => {
    await bench?.close();
    await handlers?.end();
    await redis?.end();
  });
  beforeEach(async () => {
    await bench.command('FLUSHALL');
    handlers.messages.length = 0;
    handlers.successes.length = 0;
  });

  const each200 = <Value>(make: (at: number) => Promise<Value>) =>
    Promise.all(Array.from({ length: 200 }, (_, at) => make(at)));
  const numbered = (at: number) => ({ phone_number: `+1555123${1000 + at}` });
  const codesOf = (answers: { body: Record<string, unknown> }[]) =>
    answers.map(({ body }) => body.code ?? body.status);
  const count = (values: readonly unknown[], value: unknown) =>
    values.filter((each) => each === value).length;

  async function sent() {
    const person = handlers.browser();
    const { body } = await person.post('send', { phone_number });
    // Told by another channel than the answer, so it may come after it.
    await expect.poll(() => handlers.messages).toHaveLength(1);
    return { person, body, code: handlers.messages[0]?.code ?? '' };
  }

  test('R4: of 200 wrong codes at once exactly the allowed are compared', async () => {
    const { person, body, code } = await sent();
    const codes = codesOf(
      await each200((at) => person.post('verify', { ...body, code: otherThan(code, at + 1) })),
    );
    expect([count(codes, 'incorrect'), count(codes, 'attempts_exceeded')]).toEqual([99, 101]);
    expect((await person.post('verify', { ...body, code })).body.code).toBe('attempts_exceeded');
  });

  test('R3: of 90 right codes at once one succeeds, and the app takes it in once', async () => {
    const { person, body, code } = await sent();
    const answers = await Promise.all(
      Array.from({ length: 90 }, (_, at) =>
        person.post('verify', { ...body, code }, { key: `key ${at}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await expect.poll(() => handlers.successes).toEqual([body.verification_id]);
  });

  test('R6: of 200 sends at once to one number one gets through, every 30 s, five in an hour', async () => {
    for (let round = 0; round < 6; round++) {
      const codes = codesOf(await each200(() => handlers.browser().post('send', { phone_number })));
      const through = round < 5 ? 1 : 0;
      expect([count(codes, 'pending'), count(codes, 'rate_limited')]).toEqual([
        through,
        200 - through,
      ]);
      await bench.elapse(30_000);
    }
    await bench.elapse(3_600_000 - 6 * 30_000);
    expect((await handlers.browser().post('send', { phone_number })).status).toBe(200);
    await expect.poll(() => handlers.messages).toHaveLength(6);
  });

  test('R6: of 200 sends at once by one session five get through, by one address ten', async () => {
    const person = handlers.browser();
    await person.post('send', { phone_number });
    const bySession = codesOf(await each200((at) => person.post('send', numbered(at))));
    expect([count(bySession, 'pending'), count(bySession, 'rate_limited')]).toEqual([4, 196]);

    const headers = { 'x-client-ip': '203.0.113.7' };
    const byAddress = codesOf(
      await each200((at) => handlers.browser().post('send', numbered(at + 200), { headers })),
    );
    expect([count(byAddress, 'pending'), count(byAddress, 'rate_limited')]).toEqual([10, 190]);
    await expect.poll(() => handlers.messages).toHaveLength(15);
  });

  test('R7: of 200 sends at once under one key one works; the others wait for it or repeat its answer', async () => {
    const { person } = await sent();
    const answers = await each200(() => person.post('send', numbered(1), { key: 'one' }));
    const through = answers.filter(({ status }) => status === 200);
    expect(new Set(through.map(({ body }) => body.verification_id)).size).toBe(1);
    expect(through.length + count(codesOf(answers), 'conflict')).toBe(200);
    const other = await person.post('send', numbered(2), { key: 'one' });
    expect(other.status).toBe(422);
    await expect.poll(() => handlers.messages).toHaveLength(2);
  });

  test('R8: a success that was lost is repeated by the other process, to its session alone', async () => {
    const { person, body, code } = await sent();
    const right = { ...body, code };
    const first = await person.post('verify', right, { key: 'one', isAnswerLost: true });
    const again = await person.post('verify', right, { key: 'one' });
    expect(again.text).toBe(first.text);
    expect(again.body).toMatchObject({ status: 'accepted', token: expect.any(String) });
    const stranger = await handlers.browser().post('verify', right, { key: 'one' });
    expect(stranger.body.code).toBe('no_challenge');
    await expect.poll(() => handlers.successes).toHaveLength(1);
  });
});
