// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { redisStore } from '../../../src/server/index.js';
import { createBench, otherThan, phone } from '../support/createBench.js';
import { type ConnectedClient, clientKinds, kinds } from './connectClients.js';
import { describeWithRedis } from './describeWithRedis.js';
import { type RedisServer, startRedis } from './startRedis.js';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const other = '+4915112345678';

/** Until the client has found its way back. */
const isBack = (command: ConnectedClient['command']) =>
  expect.poll(() => command('PING').catch(() => 'away'), { timeout: 10_000 }).toBe('PONG');

describeWithRedis('R14: Redis goes away', () => {
  describe.each(kinds)('with %s', (kind) => {
    let redis: RedisServer;
    let connected: ConnectedClient;
    beforeEach(async () => {
      redis = await startRedis();
      connected = clientKinds[kind](redis.port);
    });
    afterEach(async () => {
      connected.close();
      await redis.end();
    });

    function bench(timeoutMs = 1000) {
      const store = redisStore({ client: connected.client, timeoutMs });
      return createBench({ store });
    }

    test('R14: every action is 503, no code leaves; afterwards all is as before', async () => {
      const { browser, lastCode, provider, faults } = bench();
      const person = browser();
      const { body } = await person.post('send', {});
      await redis.kill();
      const right = { ...body, code: lastCode() };
      const answers = [
        await person.post('verify', right, { key: 'one' }),
        await person.post('verify', right),
        await person.post('send', body, { key: 'two' }),
        await browser().post('send', { phone_number: other }),
        await person.post('status', body),
        await person.post('cancel', body),
      ];
      expect(answers.map((answer) => answer.body.code)).toEqual(Array(6).fill('unavailable'));
      expect(provider.inbox.messages()).toHaveLength(1);
      expect(String(faults)).toMatch(/redisStore: the connection is down|closed|ECONN/);

      await redis.start();
      await isBack(connected.command);
      const next = browser();
      const again = await next.post('send', {});
      const { status } = await next.post('verify', { ...again.body, code: lastCode() });
      expect([again.status, status]).toEqual([200, 200]);
    });

    test('R14: killed in the middle of 200 requests: each is answered, and no limit was passed', async () => {
      const { browser, lastCode, provider } = bench();
      const person = browser();
      const { body } = await person.post('send', {});
      let compared = 0;
      const { verify } = provider;
      provider.verify = async (request) => {
        compared += 1;
        if (compared === 2) await redis.kill();
        return verify(request);
      };
      const wrong = { ...body, code: otherThan(lastCode()) };
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, at) =>
          at % 2 ? person.post('verify', wrong) : browser().post('send', { phone_number: other }),
        ),
      );
      const codes = new Set(answers.map((answer) => answer.body.code ?? answer.body.status));
      expect([...codes].filter((code) => !known.includes(String(code)))).toEqual([]);
      expect(codes).toContain('unavailable');
      expect(compared).toBeLessThanOrEqual(5);
      expect(provider.inbox.messages(phone)).toHaveLength(1);
      expect(provider.inbox.messages(other).length).toBeLessThanOrEqual(1);
    });

    test('R14: open and silent: every answer is 503 in time; then no attempt and no send is gone', async () => {
      const { browser, lastCode } = bench(100);
      const person = browser();
      const { body } = await person.post('send', {});
      redis.freeze();
      const right = { ...body, code: lastCode() };
      const answers = await Promise.all([
        ...Array.from({ length: 10 }, () => person.post('verify', right)),
        ...Array.from({ length: 10 }, () => browser().post('send', { phone_number: other })),
      ]);
      redis.thaw();
      expect(new Set(answers.map((answer) => answer.body.code))).toEqual(new Set(['unavailable']));
      await isBack(connected.command);
      expect((await person.post('status', body)).body).toMatchObject({ attempts_remaining: 5 });
      expect((await browser().post('send', { phone_number: other })).status).toBe(200);
      expect((await person.post('verify', right)).status).toBe(200);
    });

    test('R4, R6: one that keeps its data has forgotten no attempt and no send', async () => {
      const kept = await startRedis({ isKept: true });
      const { client, command, close } = clientKinds[kind](kept.port);
      const { browser, lastCode } = createBench({ store: redisStore({ client }) });
      const person = browser();
      const { body } = await person.post('send', {});
      const guess = (by: number) =>
        person.post('verify', { ...body, code: otherThan(lastCode(), by) });
      for (const by of [1, 2, 3]) await guess(by);
      await kept.kill();
      await guess(4);
      await kept.start();
      await isBack(command);
      expect((await browser().post('send', {})).body).toMatchObject({ code: 'rate_limited' });
      const answers = [await guess(5), await guess(6), await guess(7)];
      expect(answers.map((answer) => answer.body.code)).toEqual([
        'incorrect',
        'attempts_exceeded',
        'attempts_exceeded',
      ]);
      close();
      await kept.end();
    });

    test('the first request waits for a first connection, within its time', async () => {
      await redis.kill();
      const early = clientKinds[kind](redis.port);
      const { browser } = createBench({
        store: redisStore({ client: early.client, timeoutMs: 50 }),
      });
      expect((await browser().post('send', {})).body).toMatchObject({ code: 'unavailable' });
      await redis.start();
      const patient = createBench({
        store: redisStore({ client: early.client, timeoutMs: 20_000 }),
      });
      expect((await patient.browser().post('send', {})).status).toBe(200);
      early.close();
    });
  });
});

const known = [
  'unavailable',
  'pending',
  'incorrect',
  'attempts_exceeded',
  'rate_limited',
  'conflict',
];
