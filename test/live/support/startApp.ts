import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build, type Rolldown } from 'vite';
import {
  createVerificationHandler,
  devProvider,
  type VerificationLimits,
  type VerificationLogEntry,
} from '../../../src/server/index.js';
import { App } from '../page/App.js';
import type { PageOptions } from '../page/PageOptions.js';

/** One request to the verification server. */
interface Call {
  action: string;
  /** `POST /verification/send`, with all headers. */
  head: string;
  body: Record<string, unknown>;
}

/** A way in which the next request of an action goes wrong. */
type Fault = 'reset before' | 'reset after' | 'garbled' | 'html' | 'unavailable';

export interface RunningApp {
  addressOf(options: PageOptions, path?: string): string;
  calls(action?: string): Call[];
  /** The code of the newest message. */
  code(): string;
  messages(): number;
  fail(action: string, fault: Fault): void;
  /** Another test: what was asked before is none of its business. */
  forget(): void;
  /** What the vendor has to say of the newest message. */
  report(news: 'delivered' | 'failed' | 'accepted'): Promise<void>;
  log: VerificationLogEntry[];
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '../page');

/** An app with its page and its server: built, served over HTTP, with the real handler and an inbox for a vendor. */
export async function startApp(limits: Partial<VerificationLimits> = {}): Promise<RunningApp> {
  const files = await buildPage();
  const provider = devProvider({ allowInProduction: true });
  const log: VerificationLogEntry[] = [];
  const calls: Call[] = [];
  const faults = new Map<string, Fault[]>();
  const handle = createVerificationHandler({
    provider,
    limits: { resendAfterSecs: 2, sendsPerHour: 1000, sendsPerHourPerSession: 1000, ...limits },
    flows: {
      login: {
        authorize: (_request, { phone_number, account }) => ({
          recipient: account ? `+49151555${account}` : String(phone_number),
          channels: ['sms', 'call'],
        }),
        onVerified: () => ({ session: 'session-1' }),
      },
    },
    log: (entry) => log.push(entry),
    onError: () => {},
  });

  async function api(request: IncomingMessage, response: ServerResponse, action: string) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const head = `${request.method} ${request.url}\n${request.rawHeaders.join('\n')}`;
    calls.push({ action, head, body: JSON.parse(raw.toString() || '{}') });
    const fault = faults.get(action)?.shift();
    if (fault === 'reset before') return void request.socket.destroy();
    if (fault === 'html') {
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>');
    }
    if (fault === 'unavailable') return void response.writeHead(503).end();
    const gone = new AbortController();
    request.socket.once('close', () => gone.abort());
    const answer = await handle(toRequest(request, raw, gone.signal));
    if (fault === 'reset after') return void request.socket.destroy();
    if (fault === 'garbled') return void response.writeHead(200).end('<h1>Hello</h1>');
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body)
      Readable.fromWeb(answer.body as never)
        .on('error', () => {})
        .pipe(response);
    else response.end();
  }

  function page(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/elsewhere') {
      return void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<h1>Elsewhere</h1>');
    }
    const path = pathname === '/ssr' || pathname === '/' ? '/index.html' : pathname;
    let file = files.get(path);
    if (pathname === '/ssr') {
      const options = JSON.parse(searchParams.get('options') ?? '{}');
      file = String(file).replace('<!--app-->', renderToString(createElement(App, options)));
    }
    const type = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': type[extname(path) as keyof typeof type] ?? 'text/plain',
    });
    response.end(file);
  }

  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const action = /^\/verification\/(.+)$/.exec(request.url ?? '')?.[1];
    if (action === undefined) page(request, response);
    else void api(request, response, action).catch(() => request.socket.destroy());
  });
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const newest = () => provider.inbox.messages().at(-1);

  return {
    log,
    addressOf: (options, path = '/') =>
      `${url}${path}?options=${encodeURIComponent(JSON.stringify(options))}`,
    calls: (action) => calls.filter((call) => action === undefined || call.action === action),
    code: () => newest()?.code ?? '',
    messages: () => provider.inbox.messages().length,
    fail(action, fault) {
      faults.set(action, [...(faults.get(action) ?? []), fault]);
    },
    forget() {
      calls.length = 0;
      log.length = 0;
      faults.clear();
    },
    async report(news) {
      const answer = await fetch(`${url}/verification/webhooks/dev`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message_id: newest()?.id, news }),
      });
      if (!answer.ok) throw new Error(`The handler refused the vendor: ${answer.status}`);
    },
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function buildPage(): Promise<Map<string, string | Uint8Array>> {
  const { output } = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    // A test runs in neither, and an app is looked at as people get it.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: { write: false, modulePreload: false },
  })) as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
}

function toRequest(request: IncomingMessage, body: Buffer, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const { method = 'GET' } = request;
  return new Request(`http://${request.headers.host}${request.url}`, {
    method,
    headers,
    signal,
    ...(method !== 'GET' && { body: new Uint8Array(body) }),
  });
}
