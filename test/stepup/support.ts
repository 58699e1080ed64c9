import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, vi } from 'vitest';
import { createStepUp } from '../../src/index.js';

// A busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

/** Waits for a number to be reached. */
export const until = (read: () => number, count: number) =>
  expect.poll(read, { timeout: 20_000 }).toBe(count);

/** What a request has to have verified first. */
export interface Wanted {
  order: string;
}

interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Answer {
  status: number;
  body?: unknown;
  /** Answered when this has settled. */
  after?: Promise<unknown>;
}

/** A real HTTP server on a port of its own, closed when the test ends. */
export async function serve(answer: (request: Received) => Answer) {
  const received: Received[] = [];
  const server = createServer(async (raw, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of raw) chunks.push(chunk);
    const { method = '', url: path = '', headers } = raw;
    const request = { method, path, headers, body: Buffer.concat(chunks).toString() };
    received.push(request);
    const { status, body, after } = answer(request);
    await after;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received };
}

/** Refuses every order whose own token is not there; `/free` needs none. */
export const byToken = ({ path, headers }: Received): Answer => {
  const order = path.slice(1);
  return order === 'free' || headers['verification-token'] === `token-${order}`
    ? { status: 200, body: { done: order } }
    : { status: 403, body: { verification: { order } } };
};

/** What the server wants verified, if that is why it refused. */
export async function detect(response: Response): Promise<Wanted | undefined> {
  if (response.status !== 403) return undefined;
  const { verification }: { verification?: Wanted } = await response.json();
  return verification;
}

export const apply = (request: Request, proof: string) =>
  request.headers.set('Verification-Token', proof);

/** A person who answers when the test says so. */
export function createPerson() {
  interface Asked {
    input: Wanted;
    signal: AbortSignal;
    verified(proof?: string): void;
    cancelled(): void;
    fails(error: unknown): void;
  }
  const asked: Asked[] = [];
  const listeners: (() => void)[] = [];
  const verify = ({ input, signal }: { input: Wanted; signal: AbortSignal }) => {
    const result = new Promise<{ status: 'verified'; proof: string } | { status: 'cancelled' }>(
      (resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        asked.push({
          input,
          signal,
          verified: (proof = `token-${input.order}`) => resolve({ status: 'verified', proof }),
          cancelled: () => resolve({ status: 'cancelled' }),
          fails: reject,
        });
      },
    );
    for (const listener of listeners.splice(0)) listener();
    return result;
  };
  return {
    asked,
    verify,
    /** Resolves when the person has been asked so many times. */
    async untilAsked(count: number) {
      while (asked.length < count) await new Promise<void>((resolve) => listeners.push(resolve));
      return asked[count - 1] as Asked;
    },
  };
}

/** A server that wants a token for everything, a person who gets it, and requests in between. */
export async function setUp(answer = byToken) {
  const server = await serve(answer);
  const person = createPerson();
  let refusals = 0;
  const stepUp = createStepUp({
    detect: async (response) => {
      const wanted = await detect(response);
      if (wanted) refusals += 1;
      return wanted;
    },
    verify: person.verify,
    apply,
  });
  return {
    ...server,
    person,
    /** Resolves when so many requests were refused, and each has gone to where it waits. */
    async untilRefused(count: number) {
      await until(() => refusals, count);
      await new Promise(setImmediate);
    },
    get: (order: string, init?: RequestInit) => stepUp.fetch(`${server.url}/${order}`, init),
    stepUp,
    sent: (order: string) => server.received.filter(({ path }) => path === `/${order}`).length,
  };
}
