/** A client of `ioredis`, as far as it is used here. */
export interface Ioredis {
  readonly status: string;
  call(command: string, ...args: string[]): Promise<unknown>;
  duplicate(): Ioredis;
  connect(): Promise<unknown>;
  disconnect(): void;
  on(event: 'ready' | 'error', listener: () => void): unknown;
  on(event: 'message', listener: (channel: string) => void): unknown;
  subscribe(channel: string): Promise<unknown>;
  unsubscribe(channel: string): Promise<unknown>;
}

/** A client of `redis` (node-redis), as far as it is used here. */
interface NodeRedis {
  readonly isReady: boolean;
  sendCommand(args: readonly string[]): Promise<unknown>;
  duplicate(): NodeRedis;
  connect(): Promise<unknown>;
  destroy(): void;
  on(event: 'ready' | 'error', listener: () => void): unknown;
  subscribe(
    channel: string,
    listener: (message: string, channel: string) => void,
  ): Promise<unknown>;
  unsubscribe(channel: string): Promise<unknown>;
}

/** What `redisStore` takes: a client of either library, connected to one Redis. */
export type RedisClient = Ioredis | NodeRedis;

export function isIoredis(client: RedisClient): client is Ioredis {
  return 'call' in client;
}

export function isReady(client: RedisClient): boolean {
  return isIoredis(client) ? client.status === 'ready' : client.isReady;
}
