// @vitest-environment node
import { afterAll, beforeAll } from 'vitest';
import { describeStore } from '../support/describeStore.js';
import { kinds } from './connectClients.js';
import { openRedisStore } from './openRedisStore.js';
import { describeWithRedis, type RedisServer, startRedis } from './startRedis.js';

describeWithRedis('redisStore', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.end());

  for (const kind of kinds) {
    describeStore(`redisStore with ${kind}`, () => openRedisStore(kind, redis.port));
  }
});
