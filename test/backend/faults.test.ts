// @vitest-environment node
import { once } from 'node:events';
import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import { VerificationError } from '../../src/contract/VerificationError.js';
import { accepted, ask, calls, code, errorOf, phoneNumber } from './ask.js';
import { json, type Respond, serve } from './serve.js';

const faults: [name: string, expected: string, respond: Respond][] = [
  ['resets the connection after the request', 'network', (_, response) => response.destroy()],
  [
    'cuts the body short',
    'bad_response',
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '500' });
      response.write(accepted, () => response.destroy());
    },
  ],
  [
    'cuts a refusal short',
    'bad_response',
    (_, response) => {
      response.writeHead(422, { 'Content-Type': 'application/json', 'Content-Length': '500' });
      response.write('{"code":', () => response.destroy());
    },
  ],
  [
    'cuts a refusal short where nobody counts the bytes',
    'bad_response',
    (_, response) => {
      response.writeHead(422, { 'Content-Type': 'application/problem+json', Connection: 'close' });
      response.end('{"code":"incorr');
    },
  ],
  [
    'is not reached by its gateway',
    'bad_response',
    (_, response) => response.writeHead(502).end('<h1>Bad Gateway</h1>'),
  ],
  [
    'does not answer its gateway in time',
    'bad_response',
    (_, response) => response.writeHead(504).end('<h1>Gateway Timeout</h1>'),
  ],
  [
    'cuts a chunked body short',
    'bad_response',
    (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write(accepted, () => response.destroy());
    },
  ],
  ['answers half a JSON', 'bad_response', (_, response) => response.end(accepted.slice(0, -1))],
  [
    'answers HTML',
    'bad_response',
    (_, response) => response.end('<!doctype html><title>verified</title>'),
  ],
  ['answers nothing', 'bad_response', (_, response) => response.end()],
  ['answers 204', 'bad_response', (_, response) => response.writeHead(204).end()],
  [
    'answers a list',
    'bad_response',
    (_, response) => json(response, 200, [{ status: 'accepted' }]),
  ],
  ['answers a bare word', 'bad_response', (_, response) => json(response, 200, 'accepted')],
  ['answers null', 'bad_response', (_, response) => json(response, 200, null)],
  [
    'answers an unknown word',
    'bad_response',
    (_, response) => json(response, 200, { status: 'ok' }),
  ],
  [
    'answers true',
    'bad_response',
    (_, response) => json(response, 200, { verified: true, accepted: true }),
  ],
  [
    'says accepted and an error at once',
    'bad_response',
    (_, response) => json(response, 200, { status: 'accepted', error: 'No.' }),
  ],
  [
    'redirects, with a body that says accepted',
    'bad_response',
    (_, response) => {
      response.writeHead(302, { Location: '/elsewhere' }).end(accepted);
    },
  ],
  [
    'redirects and wants the body again',
    'bad_response',
    (_, response) => {
      response.writeHead(307, { Location: '/elsewhere' }).end();
    },
  ],
  ['answers a large page', 'bad_response', (_, response) => response.end('<p>'.repeat(2_000_000))],
  [
    'answers a status that means nothing here',
    'bad_response',
    (_, response) => response.writeHead(418).end(accepted),
  ],
  ['never answers', 'timeout', () => undefined],
  ['never ends its body', 'timeout', (_, response) => response.writeHead(200).write(accepted)],
  [
    'drips',
    'timeout',
    (_, response) => {
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    },
  ],
];

/** Short only where nothing ever comes, so that no slow machine turns another fault into a timeout. */
const timeoutMsFor = (expected: string) => (expected === 'timeout' ? 50 : 30_000);

describe.each(faults)('a server that %s', (_, expected, respond) => {
  test.each(calls)(`N11, N13: makes %s throw ${expected}, and is not asked again`, async (call) => {
    const server = await serve(respond);
    const backend = createHttpBackend({ baseUrl: server.url, timeoutMs: timeoutMsFor(expected) });
    const error = await errorOf(ask(backend, call));
    expect(error).toBeInstanceOf(VerificationError);
    expect(error).toMatchObject({ code: expected });
    // None at all, if the time was over before a busy machine could take the request.
    expect(server.received.length).toBeLessThan(2);
  });
});

test('N10: a connection that is refused is a fault of the network', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  const backend = createHttpBackend({ baseUrl: `http://127.0.0.1:${port}` });
  await expect(ask(backend, 'verify')).rejects.toMatchObject({ code: 'network' });
});

test('N10: a connection that is reset before the request is a fault of the network', async () => {
  const server = createServer();
  server.on('connection', (socket) => socket.resetAndDestroy());
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const backend = createHttpBackend({ baseUrl: `http://127.0.0.1:${port}` });
  await expect(ask(backend, 'send')).rejects.toMatchObject({ code: 'network' });
});

test('N11: a redirect that a custom fetch has followed is no success either', async () => {
  const server = await serve(({ path }, response) =>
    path === '/elsewhere'
      ? response.end(accepted)
      : response.writeHead(307, { Location: '/elsewhere' }).end(),
  );
  const backend = createHttpBackend({
    baseUrl: server.url,
    fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }),
  });
  await expect(ask(backend, 'verify')).rejects.toMatchObject({ code: 'bad_response' });
  expect(server.received.map(({ path }) => path)).toEqual(['/verify', '/elsewhere']);
});

test('a large answer that makes sense is taken', async () => {
  const history = Array.from({ length: 50_000 }, (_, index) => `entry ${index}`);
  const server = await serve((_, response) => json(response, 200, { status: 'accepted', history }));
  const backend = createHttpBackend({ baseUrl: server.url });
  expect(await ask(backend, 'verify')).toEqual({ status: 'verified', proof: { history } });
});

describe('statuses that say enough by themselves, whatever the body', () => {
  test.each([
    [400, 'invalid_request'],
    [401, 'unauthenticated'],
    [403, 'not_allowed'],
    [404, 'no_challenge'],
    [409, 'conflict'],
    [410, 'expired'],
    [413, 'invalid_request'],
    [415, 'invalid_request'],
    [422, 'invalid_request'],
    [429, 'rate_limited'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ] as const)('N10: %i is %s', async (status, failure) => {
    const bodies: Respond[] = [
      (_, response) => response.writeHead(status).end(),
      (_, response) => response.writeHead(status).end('<h1>accepted</h1>'),
      (_, response) => response.writeHead(status).end(accepted),
    ];
    for (const respond of bodies) {
      const { url } = await serve(respond);
      const answer = await ask(createHttpBackend({ baseUrl: url }), 'verify');
      expect(answer).toMatchObject({ status: 'failed', code: failure });
    }
  });

  test('a 404 to a first send means a wrong address: no verification can be missing yet', async () => {
    const { url } = await serve((_, response) => response.writeHead(404).end('Cannot POST /send'));
    const backend = createHttpBackend({ baseUrl: url });
    await expect(ask(backend, 'send')).rejects.toMatchObject({ code: 'bad_response' });
    expect(await ask(backend, 'resend')).toMatchObject({ status: 'failed', code: 'no_challenge' });
  });
});

test.each(faults)(
  'S1: the error from a server that %s holds no code, number, query or body',
  async (_, expected, respond) => {
    const server = await serve(respond);
    const paths = { send: '/send?secret=query-canary', verify: '/verify?secret=query-canary' };
    const timeoutMs = timeoutMsFor(expected);
    const backend = createHttpBackend({ baseUrl: server.url, paths, timeoutMs });
    for (const call of calls) {
      const error = await errorOf(ask(backend, call));
      const shown = inspect(error, { depth: Infinity, showHidden: true });
      expect(shown).toContain('VerificationError');
      // The stack names files and lines of code, whose digits may be anything.
      const said = shown.replace(/^\s+at .*$/gm, '');
      for (const secret of [code, phoneNumber, 'query-canary', 't-1', 'doctype']) {
        expect(said).not.toContain(secret);
      }
    }
  },
);
