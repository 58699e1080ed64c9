import { redisStore } from '../../../src/server/index.js';
import type { StoreBench } from '../support/describeStore.js';
import { type ClientKind, type ConnectedClient, clientKinds } from './connectClients.js';

/** Brings every expiry nearer by as much as the clock would have moved: what passes, passes in Redis alone. */
const elapseScript = `
for _, key in ipairs(redis.call('KEYS', '*')) do
  local ms = redis.call('PTTL', key)
  if ms >= 0 then redis.call('PEXPIRE', key, ms - tonumber(ARGV[1])) end
end`;

export interface RedisStoreBench extends StoreBench {
  command: ConnectedClient['command'];
}

/** A store on an emptied Redis. */
export async function openRedisStore(kind: ClientKind, port: number): Promise<RedisStoreBench> {
  const { client, command, close } = clientKinds[kind](port);
  const store = redisStore({ client });
  const stops: (() => void)[] = [];
  const begun = new Set<string>();
  // The store waits for the connection, which the client itself does not.
  await store.get('anything');
  await command('FLUSHALL');
  return {
    store,
    command,
    elapse: async (ms) => {
      await command('EVAL', elapseScript, '0', String(ms));
    },
    async watch(key, onWrite) {
      if (!begun.has(key)) {
        // It calls once when it has begun to listen; what was written before that may be missed.
        await new Promise<void>((resolve) => {
          stops.push(store.watch?.(key, resolve) as () => void);
        });
        begun.add(key);
      }
      const stop = store.watch?.(key, onWrite) as () => void;
      stops.push(stop);
      return stop;
    },
    async close() {
      for (const stop of stops) stop();
      close();
    },
  };
}
