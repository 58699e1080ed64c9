// The part of autocannon 9 that is used here; the package has no types of its own.
declare module 'autocannon' {
  export interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    /** `context` belongs to one connection, and is new whenever its requests start again. */
    setupRequest?(request: Request, context: Record<string, string>): Request;
    onResponse?(status: number, body: string, context: Record<string, string>): void;
  }
  interface Options {
    url: string;
    connections: number;
    /** In seconds. */
    duration: number;
    requests: Request[];
  }
  interface Result {
    errors: number;
    /** In seconds. */
    duration: number;
    /** In milliseconds. */
    latency: { p50: number; p97_5: number; p99: number };
    requests: { total: number };
    statusCodeStats?: Record<string, { count: number }>;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
