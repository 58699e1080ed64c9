import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
import { UsageError } from '../../contract/UsageError.js';
import { connectRedis, type Redis } from './connectRedis.js';
import type { RedisClient } from './RedisClient.js';
import type { VerificationStore } from './VerificationStore.js';
import { watchRedis } from './watchRedis.js';

export interface RedisStoreOptions {
  /**
   * A client of `ioredis` or of `redis` (node-redis), which the app makes, connects and closes, with an `error`
   * listener. It should keep no command for later: an attempt would be counted for a request that got 503 long
   * ago. So `new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 })`, or
   * `createClient({ url, disableOfflineQueue: true })`.
   */
  client: RedisClient;
  /** What all keys and channels begin with. @default 'otp:' */
  keyPrefix?: string | undefined;
  /**
   * How long an answer of Redis is waited for, in milliseconds; then the handler answers 503. A connection
   * that was lost is not waited for.
   * @default 1000
   */
  timeoutMs?: number | undefined;
}

/**
 * The store for many processes and machines: every limit and every code is theirs together. Everything in it
 * expires by Redis's own clock. While Redis is away the handler answers 503, and goes on by itself afterwards.
 * Give it a Redis that evicts nothing (`maxmemory-policy noeviction`): an evicted counter is a lifted limit.
 * @throws UsageError for a client of neither library.
 */
export function redisStore({
  client,
  keyPrefix = 'otp:',
  timeoutMs = 1000,
}: RedisStoreOptions): VerificationStore {
  assertClient(client);
  const redis = connectRedis(client, timeoutMs);
  const watch = watchRedis(client);
  const limiterClient = createLimiterClient(redis);

  return {
    async get(key) {
      return ((await redis.command('GET', keyPrefix + key)) as string | null) ?? undefined;
    },
    async set(key, value, ttlMs) {
      const name = keyPrefix + key;
      await redis.run(write, name, value === undefined ? [name] : [name, value, wholeMs(ttlMs)]);
    },
    async swap(key, from, to, ttlMs) {
      const name = keyPrefix + key;
      const args = [name, to, wholeMs(ttlMs), ...(from === undefined ? [] : [from])];
      return (await redis.run(swap, name, args)) === 1;
    },
    limiter: ({ name, points, windowSecs }) =>
      new RateLimiterRedis({
        storeClient: limiterClient,
        useRedisPackage: true,
        keyPrefix: keyPrefix + name,
        points,
        duration: windowSecs,
      }),
    watch: (key, onWrite) => watch(keyPrefix + key, onWrite),
  };
}

// The channel is an argument, since a prefix that `ioredis` adds to keys is not added to channels.
const write = `
if ARGV[2] then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
else redis.call('DEL', KEYS[1]) end
redis.call('PUBLISH', ARGV[1], '')`;

const swap = `
if (redis.call('GET', KEYS[1]) or nil) ~= ARGV[4] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('PUBLISH', ARGV[1], '')
return 1`;

function assertClient(client: RedisClient): void {
  const given: Partial<Record<'call' | 'sendCommand', unknown>> = Object(client);
  if (typeof (given.call ?? given.sendCommand) === 'function') return;
  throw new UsageError(
    `\`client\` must be a client of \`ioredis\` or of \`redis\`, received ${typeof client}`,
    'so nothing could be stored',
    'Pass `client: new Redis(url)`, or `client: createClient({ url })` after its `connect()`.',
  );
}

function wholeMs(ttlMs: number): string {
  return String(Math.max(1, Math.ceil(ttlMs)));
}

/** What `RateLimiterRedis` calls on a client of node-redis. */
function createLimiterClient(redis: Redis) {
  return {
    eval: (
      script: string,
      { keys: [key], arguments: args }: { keys: [string]; arguments: string[] },
    ) => redis.run(script, key, args),
    del: (key: string) => redis.command('DEL', key),
    // Both are sent at once, and answered in this order.
    multi: () => ({
      get: (key: string) => ({
        pTTL: () => ({
          exec: () => Promise.all([redis.command('GET', key), redis.command('PTTL', key)]),
        }),
      }),
    }),
  };
}
