/** What one server of the bench is told when it is started. */
export interface ServerOptions {
  /** `floor`: a Fetch-API handler that parses JSON and answers JSON, and does nothing else. */
  kind: 'floor' | 'memory' | 'redis';
  /** What stands between Node's http and the handler: the package's `toNodeListener`, or Hono's own adapter. */
  mount: 'node' | 'hono';
  processes: number;
  /** Verifications under way before anything is measured. */
  live: number;
  redisPort: number;
}

/** A verification under way, as its browser knows it. */
export interface Pending {
  id: string;
  cookie: string;
}

/** What a server says when it is ready. */
export interface Ready {
  port: number;
  /** Some of those under way. */
  pending: Pending[];
  /** What one verification under way keeps: of the heap after a collection, or of Redis's `used_memory`. */
  bytesPerLive: number | undefined;
}

/** The code of every verification of the bench. */
export const benchCode = '123456';
