import { isIoredis, isReady, type RedisClient } from './RedisClient.js';

/** What is asked of Redis. It rejects when the connection is down, or when there is no answer in time. */
export interface Redis {
  command(...args: string[]): Promise<unknown>;
  /** Runs a script, by its digest once Redis knows it. */
  run(script: string, key: string, args: readonly string[]): Promise<unknown>;
}

export function connectRedis(client: RedisClient, timeoutMs: number): Redis {
  const digests = new Map<string, Promise<string>>();
  let wasReady = isReady(client);
  const opened = new Promise<void>((resolve) => {
    client.on('ready', () => {
      wasReady = true;
      resolve();
    });
  });

  async function command(...args: string[]): Promise<unknown> {
    if (!isReady(client)) {
      // What waits in a client's queue runs when it is back, long after its request was answered: an attempt
      // counted, and nothing compared. Only the first connection is waited for, with nothing sent.
      if (wasReady) throw new Error('redisStore: the connection is down');
      if (isIoredis(client) && client.status === 'wait') client.connect().catch(() => {});
      await inTime(opened, timeoutMs);
    }
    return inTime(send(client, args), timeoutMs);
  }

  return {
    command,
    async run(script, key, args) {
      const digest = digests.get(script) ?? sha1(script);
      digests.set(script, digest);
      try {
        return await command('EVALSHA', await digest, '1', key, ...args);
      } catch (fault) {
        if (!(fault instanceof Error && fault.message.startsWith('NOSCRIPT'))) throw fault;
        return command('EVAL', script, '1', key, ...args);
      }
    },
  };
}

function send(client: RedisClient, [name = '', ...args]: readonly string[]): Promise<unknown> {
  return isIoredis(client) ? client.call(name, ...args) : client.sendCommand([name, ...args]);
}

/** A connection may be open and silent, and by themselves the clients would wait for minutes. */
function inTime<Value>(answer: Promise<Value>, timeoutMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`redisStore: no answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function sha1(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
