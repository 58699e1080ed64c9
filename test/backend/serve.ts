import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

interface Received {
  path: string;
  method: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

export type Respond = (
  request: Received,
  response: ServerResponse,
  raw: IncomingMessage,
) => unknown;

export interface TestServer {
  url: string;
  /** Every request so far, in order. */
  received: Received[];
  /** Resolves when the next request has come in whole. */
  next(): Promise<Received>;
}

/** A real HTTP server on a port of its own, closed with everything it still holds when the test ends. */
export async function serve(respond: Respond): Promise<TestServer> {
  const received: Received[] = [];
  let waiting: ((request: Received) => void)[] = [];
  const server = createServer(async (raw, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of raw) chunks.push(chunk);
    const request: Received = {
      path: raw.url ?? '',
      method: raw.method ?? '',
      headers: raw.headers,
      body: JSON.parse(Buffer.concat(chunks).toString() || '{}'),
    };
    received.push(request);
    for (const resolve of waiting) resolve(request);
    waiting = [];
    respond(request, response, raw);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    next: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** A `fetch` with one cookie jar, as a browser has and Node has not. It keeps to `credentials`. */
export function fetchWithCookies(): typeof fetch {
  const jar = new Map<string, string>();
  return async (url, init) => {
    const headers = new Headers(init?.headers);
    if (init?.credentials === 'include' && jar.size > 0) {
      headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await fetch(url, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name && value !== undefined) jar.set(name, value);
    }
    return response;
  };
}

/** What the engine hands along with every request. */
export function createContext(signal = new AbortController().signal) {
  return { signal, idempotencyKey: crypto.randomUUID() };
}
