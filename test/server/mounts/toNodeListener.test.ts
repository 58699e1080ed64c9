// @vitest-environment node
import { once } from 'node:events';
import { createServer, type RequestListener, request as requestOver } from 'node:http';
import { connect, createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import express from 'express';
import Telnyx from 'telnyx';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createVerificationHandler,
  nodeRequestOf,
  telnyxProvider,
  toNodeListener,
} from '../../../src/server/index.js';
import { startTelnyx } from '../../telnyx/startTelnyx.js';
import { createBench, phone } from '../support/createBench.js';
import { createBrowser } from '../support/createBrowser.js';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A request that `fetch` would not make. */
async function ask(url: string, path: string, headers: Record<string, string>, method = 'POST') {
  const request = requestOver(url, { method, path, headers }).end(method === 'POST' ? '{}' : '');
  const [response] = await once(request, 'response');
  return (await json(response)) as Record<string, unknown>;
}

describe('toNodeListener: what a browser would never send', () => {
  test('R12: a path with two slashes does not move the server to another host', async () => {
    const { handle, provider } = createBench();
    const url = await serve(toNodeListener(handle));
    const origin = 'http://evil.example';
    const headers = { origin, 'content-type': 'application/json' };
    expect(await ask(url, '//evil.example/send', headers)).toMatchObject({ code: 'not_allowed' });
    expect(provider.inbox.messages()).toEqual([]);
  });

  test.each([
    ['a Host that is none', '/send', { host: 'a b' }, 'POST'],
    ['an address instead of a path', 'http://a.example/send', {}, 'POST'],
    ['a method that no Request has', '/send', {}, 'TRACE'],
  ])('%s is a problem of the one who sent it', async (_what, path, headers, method) => {
    const url = await serve(toNodeListener(createBench().handle));
    const answer = await ask(url, path, headers as Record<string, string>, method);
    expect(answer).toMatchObject({ code: 'invalid_request' });
  });

  test('an upload of unknown length is refused at its cap, and the answer arrives', async () => {
    const url = await serve(toNodeListener(createBench().handle));
    let pieces = 0;
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(64 * 1024));
        if (++pieces === 160) controller.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const response = await fetch(`${url}/send`, init);
    expect(await response.json()).toMatchObject({ status: 413, code: 'invalid_request' });
  });
});

describe('toNodeListener: among other middlewares', () => {
  test('authorize and clientIp see what Express knows of the person', async () => {
    interface SignedIn extends express.Request {
      user: { phone: string };
    }
    const { handle, provider } = createBench({
      clientIp: (request) => nodeRequestOf<SignedIn>(request).ip,
      limits: { sendsPerHourPerIp: 1 },
      flows: {
        payment: {
          authorize: (request) => ({ recipient: nodeRequestOf<SignedIn>(request).user.phone }),
        },
      },
    });
    const app = express();
    app.use((req, res, next) => {
      Object.assign(req, { user: { phone } });
      res.cookie('theirs', 'kept');
      next();
    });
    app.use('/api', toNodeListener(handle));
    const url = `${await serve(app)}/api`;
    const person = createBrowser(fetch, { url });
    expect((await person.post('send', {})).status).toBe(200);
    expect(provider.inbox.messages(phone)).toHaveLength(1);
    expect(person.cookies).toEqual(['theirs=kept', expect.stringMatching(/^otp-session=/)]);
    expect((await createBrowser(fetch, { url }).post('send', {})).status).toBe(429);
  });

  test('nodeRequestOf says what is wrong with a request of another mount', () => {
    expect(() => nodeRequestOf(new Request('http://a.example'))).toThrow(
      /toNodeListener\(handler\)/,
    );
  });

  test('what another handler rejects with goes to Express', async () => {
    const app = express();
    const told: unknown[] = [];
    app.use(toNodeListener(() => Promise.reject(new Error('broken'))));
    app.use(((error, _req, res, _next) => {
      told.push(error);
      res.status(500).end();
    }) satisfies express.ErrorRequestHandler);
    expect((await fetch(await serve(app))).status).toBe(500);
    expect(told).toEqual([new Error('broken')]);
  });

  test('and without Express closes the connection', async () => {
    const url = await serve(toNodeListener(() => Promise.reject(new Error('broken'))));
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  test('serves HTTP/2 as well', async () => {
    const server = createHttp2Server(toNodeListener(createBench().handle)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    onTestFinished(() => {
      session.close();
      server.close();
    });
    const stream = session.request({
      ':method': 'POST',
      ':path': '/send',
      'content-type': 'application/json',
    });
    stream.end('{}');
    expect(await json(stream)).toMatchObject({ status: 'pending' });
  });
});

describe('R15: webhooks and body parsers', () => {
  async function mount(use: (app: express.Express, handler: express.RequestHandler) => void) {
    const telnyx = await startTelnyx();
    onTestFinished(() => telnyx.stop());
    const { baseUrl: baseURL, apiKey, publicKey, verifyProfileId } = telnyx;
    const faults: unknown[] = [];
    const handle = createVerificationHandler({
      provider: telnyxProvider({
        client: new Telnyx({ baseURL, apiKey, publicKey }),
        verifyProfileId,
      }),
      flows: { login: { authorize: () => ({ recipient: phone }) } },
      onError: (fault) => faults.push(fault),
    });
    const app = express();
    use(app, toNodeListener(handle));
    const url = `${await serve(app)}/verification`;
    await createBrowser(fetch, { url }).post('send', {});
    const id = telnyx.phone(phone)[0]?.verificationId ?? '';
    const response = await telnyx.emit(`${url}/webhooks/telnyx`, 'verify.delivered', id);
    return { status: response.status, faults };
  }

  test('before express.json() they are taken in', async () => {
    const { status, faults } = await mount((app, handler) => {
      app.use('/verification', handler);
      app.use(express.json());
    });
    expect([status, faults]).toEqual([200, []]);
  });

  test('behind an express.json() that keeps the bytes too', async () => {
    const { status, faults } = await mount((app, handler) => {
      app.use(express.json({ verify: (req, _res, rawBody) => Object.assign(req, { rawBody }) }));
      app.use('/verification', handler);
    });
    expect([status, faults]).toEqual([200, []]);
  });

  test('behind any other they are refused, and the developer is told why', async () => {
    const { status, faults } = await mount((app, handler) => {
      app.use(express.json());
      app.use('/verification', handler);
    });
    expect(status).toBe(500);
    expect(String(faults[0])).toMatch(/body was read before .* Mount the handler before/);
  });
});
