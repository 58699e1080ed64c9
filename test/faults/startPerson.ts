import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { onTestFinished, vi } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import type { HttpUpdates } from '../../src/backend/HttpUpdates.js';
import {
  createVerificationHandler,
  devProvider,
  type VerificationHandlerOptions,
  type VerificationLogEntry,
} from '../../src/server/index.js';
import { fetchWithCookies } from '../backend/serve.js';
import { startEngine } from '../engine/startEngine.js';
import type { FaultCase } from './faults.js';
import { pass, startProxy } from './startProxy.js';

type SessionReader = VerificationHandlerOptions['session'];

const recipient = '+15551233456';

/** Serves the real handler over sockets of its own, each of which it closes after one answer. */
async function startServer(session: SessionReader | undefined) {
  const provider = devProvider();
  const log: VerificationLogEntry[] = [];
  const handle = createVerificationHandler({
    provider,
    flows: {
      login: { authorize: () => ({ recipient }), onVerified: () => ({ token: 'token-1' }) },
    },
    session,
    log: (entry) => log.push(entry),
  });
  const server = createServer((incoming, outgoing) => {
    const { url, headers } = incoming;
    const request = new Request(`http://${headers.host}${url}`, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: Readable.toWeb(incoming) as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    void handle(request).then(async (response) => {
      const isStream = response.headers.get('content-type') === 'text/event-stream';
      const whole = isStream ? undefined : Buffer.from(await response.arrayBuffer());
      outgoing.writeHead(response.status, {
        ...Object.fromEntries(response.headers),
        ...(whole && { 'Content-Length': whole.length }),
        Connection: 'close',
      });
      if (whole) outgoing.end(whole);
      else await pipeline(Readable.fromWeb(response.body as never), outgoing).catch(() => {});
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { port, provider, log };
}

interface PersonOptions {
  /** The server knows the person by a cookie of its own, not by the app's session. */
  isByCookie?: boolean;
  updates?: HttpUpdates;
}

/**
 * A person with the real engine and the real backend, a network between that does what it is told to, and the real server.
 * Time stands still on both ends until somebody waits.
 */
export async function startPerson({ isByCookie = false, updates }: PersonOptions = {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const { port, provider, log } = await startServer(
    isByCookie ? undefined : (request) => request.headers.get('x-session') ?? '',
  );
  const proxy = await startProxy(port);
  const backend = createHttpBackend<string, { token: string }>({
    baseUrl: `${proxy.url}/verification`,
    headers: { 'X-Session': 'session-1' },
    credentials: 'include',
    ...(isByCookie && { fetch: fetchWithCookies() }),
    updates,
  });
  const { engine, clock, detach, send, verify, cancel, status } = startEngine({
    backend: backend as never,
  });
  onTestFinished(detach);
  const advance = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    await clock.advance(ms);
  };
  const messages = () => provider.inbox.messages();
  return {
    proxy,
    send,
    verify,
    cancel,
    status,
    snapshot: engine.getSnapshot,
    messages,
    /** The code that arrived last. */
    code: () => messages().at(-1)?.code ?? 'none arrived',
    /** What the server did of its own, answers that it only repeated left out. */
    done: (action: string) =>
      log
        .filter((entry) => entry.action === action && !entry.isReplay)
        .map(({ outcome }) => outcome),
    wait: (seconds: number) => advance(seconds * 1000),
    /** Does something while the network does that to it. */
    async meet<Result>(
      { fault, isEndless }: FaultCase,
      act: () => Result,
    ): Promise<Awaited<Result>> {
      proxy.fault = fault;
      const met = proxy.next();
      const outcome = act();
      await met;
      if (isEndless) await vi.advanceTimersByTimeAsync(30_000);
      const result = await outcome;
      proxy.fault = pass;
      return result;
    },
    /** Asks the server past the network's faults, as another page of the same session does. */
    async elsewhere(action: string, body: object): Promise<{ status?: unknown; code?: unknown }> {
      const response = await globalThis.fetch(`http://127.0.0.1:${port}/verification/${action}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Session': 'session-1' },
        body: JSON.stringify(body),
      });
      return response.json();
    },
  };
}

/** Another code of the same length. */
export function otherThan(code: string): string {
  return String((Number(code) + 1) % 10 ** code.length).padStart(code.length, '0');
}
