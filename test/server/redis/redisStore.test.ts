// @vitest-environment node
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RedisClient, redisStore } from '../../../src/server/index.js';
import { createBench, otherThan } from '../support/createBench.js';
import { describeStore } from '../support/describeStore.js';
import { testSendModel } from '../support/testSendModel.js';
import { clientKinds, kinds } from './connectClients.js';
import { describeWithRedis } from './describeWithRedis.js';
import { openRedisStore } from './openRedisStore.js';
import { type RedisServer, startRedis } from './startRedis.js';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

describeWithRedis('redisStore', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.end());

  for (const kind of kinds) {
    describeStore(`redisStore with ${kind}`, () => openRedisStore(kind, redis.port));

    describe(`redisStore with ${kind}`, () => {
      testSendModel(() => openRedisStore(kind, redis.port), 3);

      test('R6: whatever happens, nothing is in it that does not expire, and all under its prefix', async () => {
        const { store, close, command } = await openRedisStore(kind, redis.port);
        const { browser, lastCode } = createBench({ store, clientIp: () => '203.0.113.7' });
        const person = browser();
        const { body } = await person.post('send', {}, { key: 'one' });
        await person.post('send', body, { key: 'two' });
        await person.post('verify', { ...body, code: otherThan(lastCode()) }, { key: 'three' });
        await person.post('verify', { ...body, code: lastCode() }, { key: 'four' });
        const other = browser();
        const second = await other.post('send', { phone_number: '+4915112345678' });
        await other.post('cancel', second.body);
        const keys = (await command('KEYS', '*')) as string[];
        const lives = await Promise.all(keys.map((key) => command('PTTL', key)));
        expect(keys.length).toBeGreaterThan(10);
        for (const [at, key] of keys.entries()) {
          expect(key).toMatch(/^otp:/);
          expect(lives[at], key).toBeGreaterThan(0);
          expect(lives[at], key).toBeLessThanOrEqual(3_600_000);
        }
        await close();
      });

      test('it goes on when Redis has forgotten the scripts', async () => {
        const { store, close, command } = await openRedisStore(kind, redis.port);
        const limiter = store.limiter({ name: 'x', points: 2, windowSecs: 60 });
        await store.set('a', 'one', 1000);
        await limiter.consume('a');
        await command('SCRIPT', 'FLUSH');
        await store.set('a', 'two', 1000);
        await command('SCRIPT', 'FLUSH');
        expect(await store.swap('a', 'two', 'three', 1000)).toBe(true);
        await command('SCRIPT', 'FLUSH');
        expect(await limiter.consume('a')).toMatchObject({ consumedPoints: 2 });
        await close();
      });

      test('it listens on one more connection, only while somebody watches', async () => {
        const { store, close, command } = await openRedisStore(kind, redis.port);
        const countConnections = async () =>
          String(await command('CLIENT', 'LIST'))
            .trim()
            .split('\n').length;
        const before = await countConnections();
        const stops: ((() => void) | undefined)[] = [];
        for (const key of ['a', 'a', 'b']) {
          await new Promise<void>((begun) => {
            stops.push(store.watch?.(key, begun));
            // The second on a key finds it followed already.
            if (stops.length === 2) begun();
          });
        }
        expect(await countConnections()).toBe(before + 1);
        for (const stop of stops) stop?.();
        await expect.poll(countConnections).toBe(before);
        await close();
      });
    });
  }

  test('what one client writes, the other library’s client reads, counts and hears of', async () => {
    const [first, second] = await Promise.all(
      kinds.map((kind) => openRedisStore(kind, redis.port)),
    );
    if (!first || !second) throw new Error('there are two kinds');
    await first.store.set('a', 'käse', 1000);
    expect(await second.store.get('a')).toBe('käse');
    const limiters = [first, second].map(({ store }) =>
      store.limiter({ name: 'x', points: 5, windowSecs: 60 }),
    );
    const all = await Promise.allSettled(
      Array.from({ length: 200 }, (_, at) => limiters[at % 2]?.consume('a')),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const heard: string[] = [];
    await second.watch('a', () => heard.push('by the second'));
    await first.watch('a', () => heard.push('by the first'));
    await first.store.swap('a', 'käse', 'two', 1000);
    await expect.poll(() => heard.sort()).toEqual(['by the first', 'by the second']);
    await Promise.all([first.close(), second.close()]);
  });

  test('a prefix of ioredis changes nothing but the keys', async () => {
    const { client, command, close } = clientKinds.ioredis(redis.port, { keyPrefix: 'app:' });
    const store = redisStore({ client, keyPrefix: 'codes:' });
    let heard = 0;
    await new Promise<void>((begun) => {
      store.watch?.('a', () => {
        heard += 1;
        begun();
      });
    });
    await store.set('a', 'one', 1000);
    await expect.poll(() => heard).toBe(2);
    expect(await command('KEYS', '*codes:a')).toEqual(['app:codes:a']);
    close();
  });
});

test.each([undefined, 'redis://localhost', { get() {} }])(
  'redisStore refuses a client of neither library: %j',
  (client) => {
    expect(() => redisStore({ client: client as unknown as RedisClient })).toThrow(
      /`client` must be a client of `ioredis` or of `redis`/,
    );
  },
);
