import { Redis } from 'ioredis';
import { createClient } from 'redis';
import type { RedisClient } from '../../../src/server/index.js';

export interface ConnectedClient {
  client: RedisClient;
  /** A command of the test's own. */
  command(...args: [string, ...string[]]): Promise<unknown>;
  close(): void;
}

export type ClientKind = keyof typeof clientKinds;

/** How an app makes a client of each library. Neither is awaited: the store waits for the first connection. */
export const clientKinds = {
  ioredis(port: number, { keyPrefix = '' } = {}): ConnectedClient {
    const client = new Redis(port, '127.0.0.1', {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      keyPrefix,
    });
    client.on('error', () => {});
    return {
      client,
      command: (...args) => client.call(...args),
      close: () => client.disconnect(),
    };
  },
  redis(port: number): ConnectedClient {
    const client = createClient({ url: `redis://127.0.0.1:${port}`, disableOfflineQueue: true });
    client.on('error', () => {});
    client.connect().catch(() => {});
    return {
      client,
      command: (...args) => client.sendCommand(args),
      close: () => client.destroy(),
    };
  },
};

export const kinds = Object.keys(clientKinds) as ClientKind[];
