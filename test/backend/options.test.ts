import { describe, expect, expectTypeOf, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import type { VerificationBackend } from '../../src/contract/backend.js';
import { UsageError } from '../../src/contract/UsageError.js';
import { challenge, wireChallenge } from './contractChallenge.js';
import { createContext, json, serve } from './serve.js';

describe('options', () => {
  test('S4: the headers hook is asked for every request, may wait, and can replace and remove', async () => {
    const server = await serve((_, response) => json(response, 200, wireChallenge));
    const calls: string[] = [];
    const backend = createHttpBackend({
      baseUrl: server.url,
      headers: async ({ call }) => {
        calls.push(call);
        return { 'X-CSRF-Token': `token-${calls.length}`, 'idempotency-key': undefined };
      },
    });
    await backend.send({ input: {} }, createContext());
    await backend.send({ input: {}, previous: challenge }, createContext());
    await backend.cancel?.({ challenge }, createContext());
    expect(calls).toEqual(['send', 'resend', 'cancel']);
    expect(server.received.map(({ headers }) => headers['x-csrf-token'])).toEqual([
      'token-1',
      'token-2',
      'token-3',
    ]);
    expect(server.received[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  test('headers may be a plain object', async () => {
    const server = await serve((_, response) => json(response, 200, wireChallenge));
    const backend = createHttpBackend({
      baseUrl: server.url,
      headers: { Authorization: 'Bearer x' },
    });
    await backend.send({ input: {} }, createContext());
    expect(server.received[0]?.headers.authorization).toBe('Bearer x');
  });

  test('what the headers hook throws is thrown by the call, and nothing is requested', async () => {
    const server = await serve((_, response) => json(response, 200, wireChallenge));
    const signedOut = new Error('signed out');
    const backend = createHttpBackend({
      baseUrl: server.url,
      headers: () => Promise.reject(signedOut),
    });
    await expect(backend.send({ input: {} }, createContext())).rejects.toBe(signedOut);
    expect(server.received).toEqual([]);
  });

  test('N11: cookies go to the own origin alone, nothing is cached and no redirect followed, unless told', async () => {
    const server = await serve((_, response) => json(response, 200, wireChallenge));
    const requests: (RequestInit | undefined)[] = [];
    const spy: typeof fetch = (url, init) => {
      requests.push(init);
      return fetch(url, init);
    };
    const places = { baseUrl: server.url, fetch: spy };
    await createHttpBackend(places).send({ input: {} }, createContext());
    await createHttpBackend({ ...places, credentials: 'include' }).send(
      { input: {} },
      createContext(),
    );
    expect(requests[0]).toMatchObject({
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
    });
    expect(requests[1]).toMatchObject({ credentials: 'include' });
  });

  test('a path per call works with a base URL and without', async () => {
    const server = await serve((_, response) => json(response, 200, wireChallenge));
    const paths = { send: '/start', verify: '/check' };
    const whole = {
      send: `${server.url}/start`,
      resend: `${server.url}/again`,
      verify: `${server.url}/check`,
    };
    const short = createHttpBackend({ baseUrl: server.url, paths });
    const long = createHttpBackend({ paths: whole });
    for (const backend of [short, long]) {
      await backend.send({ input: {} }, createContext());
      await backend.send({ input: {}, previous: challenge }, createContext());
      await backend.verify({ challenge, code: '12345' }, createContext());
    }
    expect(server.received.map(({ path }) => path)).toEqual([
      '/start',
      '/start',
      '/check',
      '/start',
      '/again',
      '/check',
    ]);
    expect(short.cancel).toBeUndefined();
    // One server, one name, however its address is written.
    expect(short.scope).toBe(`${server.url}/start`);
    expect(long.scope).toBe(short.scope);
    expect(createHttpBackend({ paths: { ...whole, cancel: false } }).cancel).toBeUndefined();
  });

  test('bodies, reading and proof can be replaced, and what a reading leaves out is read as usual', async () => {
    const server = await serve(({ path }, response) =>
      json(
        response,
        200,
        path === '/send'
          ? { data: { ref: 'r-1' }, timeout_secs: 60 }
          : { data: { ok: true, jwt: 'j' } },
      ),
    );
    interface Data {
      ref?: string;
      ok?: boolean;
      jwt?: string;
    }
    const dataOf = (body: { data?: unknown }) => body.data as Data | undefined;
    const backend = createHttpBackend<{ phone: string }, string>({
      baseUrl: server.url,
      body: {
        send: ({ input }) => ({ data: { to: input.phone } }),
        verify: ({ challenge }, body) => ({ data: { ...body, ref: challenge.state } }),
      },
      read: ({ body }) => {
        const data = dataOf(body);
        if (data?.ref) return { status: 'sent', challenge: { state: data.ref } };
        return data?.ok ? 'verified' : undefined;
      },
      proof: ({ body }) => String(dataOf(body)?.jwt),
    });
    const sent = await backend.send({ input: { phone: '+15550123456' } }, createContext());
    expect(sent).toEqual({ status: 'sent', challenge: { state: 'r-1', expiresInSeconds: 60 } });
    const verified = await backend.verify(
      { challenge: { state: 'r-1' }, code: '12345' },
      createContext(),
    );
    expect(verified).toEqual({ status: 'verified', proof: 'j' });
    expect(server.received.map(({ body }) => body)).toEqual([
      { data: { to: '+15550123456' } },
      { data: { code: '12345', ref: 'r-1' } },
    ]);
  });

  test('a whole failure from `read` stands as it is', async () => {
    const server = await serve((_, response) =>
      json(response, 200, { locked: true, error: 'Later.' }),
    );
    const backend = createHttpBackend({
      baseUrl: server.url,
      read: ({ body }) =>
        body.locked ? { status: 'failed', code: 'attempts_exceeded' } : undefined,
    });
    expect(await backend.verify({ challenge, code: '12345' }, createContext())).toEqual({
      status: 'failed',
      code: 'attempts_exceeded',
    });
  });
});

describe('mistakes of programmers', () => {
  test.each<[string, object, RegExp]>([
    ['neither baseUrl nor paths', {}, /neither `baseUrl` nor `paths`.*Pass/],
    [
      'a base URL with a query',
      { baseUrl: '/v?tenant=1' },
      /`baseUrl` must have neither.*received "\/v\?tenant=1"/,
    ],
    [
      'paths without verify',
      { paths: { send: '/send' } },
      /`paths\.verify` must be a string, received undefined/,
    ],
    ['no timeout', { baseUrl: '/v', timeoutMs: Infinity }, /`timeoutMs`.*received Infinity/],
    ['a timeout of nothing', { baseUrl: '/v', timeoutMs: 0 }, /`timeoutMs`.*received 0/],
    [
      'a timeout that is no number',
      { baseUrl: '/v', timeoutMs: Number.NaN },
      /`timeoutMs`.*received NaN/,
    ],
    [
      'an unknown meaning',
      { baseUrl: '/v', meanings: { nope: 'wrong' } },
      /`meanings\.nope`.*received "wrong"/,
    ],
  ])('%s is refused with what, why and what to do', (_, options, message) => {
    // The types refuse these too: here is what JavaScript is told.
    const create = () => createHttpBackend(options as Parameters<typeof createHttpBackend>[0]);
    expect(create).toThrow(UsageError);
    expect(create).toThrow(message);
  });
});

describe('types', () => {
  test('the proof is what `proof` makes, and the input is what the app says', () => {
    const made = createHttpBackend({ baseUrl: '/v', proof: ({ body }) => String(body.token) });
    expectTypeOf(made).toEqualTypeOf<VerificationBackend<unknown, string>>();
    const said = createHttpBackend<{ phone: string }, number>({ baseUrl: '/v' });
    expectTypeOf(said).toEqualTypeOf<VerificationBackend<{ phone: string }, number>>();
    expectTypeOf(said.send).parameter(0).toHaveProperty('input').toEqualTypeOf<{ phone: string }>();
  });

  test('a mistake does not compile', () => {
    // @ts-expect-error a place is missing
    expect(() => createHttpBackend({ credentials: 'include' })).toThrow(UsageError);
    // @ts-expect-error paths without verify
    expect(() => createHttpBackend({ paths: { send: '/send' } })).toThrow(UsageError);
    // @ts-expect-error no such meaning
    expect(() => createHttpBackend({ baseUrl: '/v', meanings: { ok: 'fine' } })).toThrow(
      UsageError,
    );
  });
});
