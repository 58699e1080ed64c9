// @vitest-environment node
import { once } from 'node:events';
import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import { VerificationError } from '../../src/contract/VerificationError.js';
import { createContext, json, type Respond, serve } from './serve.js';

const code = '90210';
const phoneNumber = '+15550123456';
const accepted = JSON.stringify({ status: 'accepted', token: 't-1' });

/** The three calls that wait for an answer. */
const calls = ['send', 'resend', 'verify'] as const;

function ask(
  backend: ReturnType<typeof createHttpBackend>,
  call: (typeof calls)[number],
  context = createContext(),
) {
  const input = { phone_number: phoneNumber };
  switch (call) {
    case 'send':
      return backend.send({ input }, context);
    case 'resend':
      return backend.send({ input, previous: { id: 'v-1' } }, context);
    case 'verify':
      return backend.verify({ challenge: { id: 'v-1' }, code }, context);
  }
}

/** What was thrown, or undefined when nothing was. */
async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error;
  }
}

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
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
  ] as const)('N10: %i is %s', async (status, failure) => {
    const bodies: Respond[] = [
      (_, response) => response.writeHead(status).end(),
      (_, response) => response.writeHead(status).end('<h1>accepted</h1>'),
      (_, response) => response.writeHead(status).end(accepted),
      (_, response) => {
        response.writeHead(status, { 'Content-Length': '500' });
        response.write(accepted, () => response.destroy());
      },
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

describe('time', () => {
  test('N13: a request ends after 30 s by default', async () => {
    const server = await serve(() => undefined);
    const arrived = server.next();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let outcome: unknown;
    const ended = errorOf(ask(createHttpBackend({ baseUrl: server.url }), 'verify')).then(
      (error) => (outcome = error),
    );
    await arrived;
    await vi.advanceTimersByTimeAsync(29_999);
    expect(outcome).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    expect(outcome).toMatchObject({ code: 'timeout' });
  });

  test('N13: works where AbortSignal.any is missing', async () => {
    const { any } = AbortSignal;
    Reflect.deleteProperty(AbortSignal, 'any');
    onTestFinished(() => void Object.assign(AbortSignal, { any }));
    const server = await serve(() => undefined);
    const backend = createHttpBackend({ baseUrl: server.url, timeoutMs: 20 });
    await expect(ask(backend, 'verify')).rejects.toMatchObject({ code: 'timeout' });
  });

  test('N13: ends although a custom fetch or a headers hook never does and hears no signal', async () => {
    const never = new Promise<never>(() => {});
    for (const option of [{ fetch: () => never }, { headers: () => never }]) {
      const backend = createHttpBackend({ baseUrl: '/verification', timeoutMs: 20, ...option });
      await expect(ask(backend, 'verify')).rejects.toMatchObject({ code: 'timeout' });
    }
  });

  test('T7: leaves no timer and no listener behind, after an answer and after a fault', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const server = await serve(({ path }, response) =>
      path === '/send' ? json(response, 200, { status: 'pending' }) : response.destroy(),
    );
    const backend = createHttpBackend({
      baseUrl: server.url,
      fetch: (url, init) => fetch(url, { ...init, signal: null }),
    });
    const started = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    onTestFinished(() => void vi.restoreAllMocks());
    await ask(backend, 'send', createContext(signal));
    await errorOf(ask(backend, 'verify', createContext(signal)));
    const ours = started.mock.results.filter(
      (_, index) => started.mock.calls[index]?.[1] === 30_000,
    );
    expect(ours).toHaveLength(2);
    for (const { value } of ours) expect(cleared).toHaveBeenCalledWith(value);
    expect(added).toHaveBeenCalledTimes(2);
    expect(removed.mock.calls.map(([type, listener]) => [type, listener])).toEqual(
      added.mock.calls.map(([type, listener]) => [type, listener]),
    );
  });
});

describe('nobody waits any more', () => {
  test('T9: an abort by the caller is rethrown as it is, and the request is dropped', async () => {
    let onDropped = () => {};
    const dropped = new Promise<void>((resolve) => {
      onDropped = resolve;
    });
    const server = await serve((_, response) => response.on('close', onDropped));
    const controller = new AbortController();
    const arrived = server.next();
    const answer = errorOf(
      ask(createHttpBackend({ baseUrl: server.url }), 'verify', createContext(controller.signal)),
    );
    await arrived;
    controller.abort();
    expect(await answer).toBe(controller.signal.reason);
    expect(await answer).toMatchObject({ name: 'AbortError' });
    await dropped;
    expect(server.received).toHaveLength(1);
  });

  test('T9: an abort while the body comes in is rethrown as well', async () => {
    const controller = new AbortController();
    const server = await serve((_, response) => {
      response.writeHead(200).write(accepted);
    });
    const backend = createHttpBackend({
      baseUrl: server.url,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        setImmediate(() => controller.abort());
        return response;
      },
    });
    const error = await errorOf(ask(backend, 'verify', createContext(controller.signal)));
    expect(error).toMatchObject({ name: 'AbortError' });
  });

  test('a signal that is aborted already lets nothing be requested', async () => {
    const server = await serve((_, response) => response.end(accepted));
    const backend = createHttpBackend({ baseUrl: server.url });
    const error = await errorOf(ask(backend, 'send', createContext(AbortSignal.abort())));
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(server.received).toEqual([]);
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
