// @vitest-environment node
import type { ServerResponse } from 'node:http';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import type { VerificationBackend } from '../../src/contract/backend.js';
import type { Challenge } from '../../src/contract/challenge.js';
import { type ProblemCode, problemStatus } from '../../src/contract/failure.js';
import { UsageError } from '../../src/contract/UsageError.js';
import type { WireChallenge } from '../../src/contract/wire.js';
import { createContext, json, serve } from './serve.js';

const wireChallenge = {
  verification_id: 'v-1',
  status: 'pending',
  channel: 'sms',
  channels: ['sms', 'call'],
  phone_hint: '+1 ******3456',
  code_length: 5,
  alphabet: 'numeric',
  timeout_secs: 300,
  resend_after_secs: 30,
  attempts_remaining: 3,
  transaction: { amount: '49.90', currency: 'EUR', payee: 'Shop' },
} satisfies WireChallenge;

const challenge: Challenge = {
  id: 'v-1',
  channel: 'sms',
  channels: ['sms', 'call'],
  destination: '+1 ******3456',
  codeLength: 5,
  alphabet: 'numeric',
  expiresInSeconds: 300,
  resendInSeconds: 30,
  attemptsRemaining: 3,
  transaction: { amount: '49.90', currency: 'EUR', payee: 'Shop' },
};

describe('a server that speaks the contract', () => {
  test('S4: a send posts the input as JSON with an idempotency key, and the answer becomes a challenge', async () => {
    const server = await serve((_, response) => json(response, 200, wireChallenge));
    const backend = createHttpBackend({ baseUrl: `${server.url}/verification/` });
    const context = createContext();

    const result = await backend.send(
      { input: { flow: 'login', phone_number: '+15550123456' }, channel: 'call' },
      context,
    );

    expect(result).toEqual({ status: 'sent', challenge });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({
      path: '/verification/send',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, application/problem+json',
        'idempotency-key': context.idempotencyKey,
        'cache-control': 'no-cache',
      },
    });
    expect(server.received[0]?.body).toEqual({
      flow: 'login',
      phone_number: '+15550123456',
      channel: 'call',
    });
  });

  test("an input's own `channel` stays when the person chose none", async () => {
    const server = await serve((_, response) => json(response, 200, wireChallenge));
    const backend = createHttpBackend({ baseUrl: server.url });
    await backend.send({ input: { channel: 'email' } }, createContext());
    expect(server.received[0]?.body).toEqual({ channel: 'email' });
  });

  test('N15: a resend names the verification that it continues and repeats nothing of the input', async () => {
    const server = await serve((_, response) =>
      json(response, 200, { ...wireChallenge, verification_id: 'v-2' }),
    );
    const backend = createHttpBackend({ baseUrl: server.url });
    const context = createContext();
    const result = await backend.send(
      { input: { phone_number: '+15550123456' }, channel: 'call', previous: challenge },
      context,
    );
    expect(server.received[0]?.path).toBe('/send');
    expect(server.received[0]?.body).toEqual({ verification_id: 'v-1', channel: 'call' });
    expect(server.received[0]?.headers['idempotency-key']).toBe(context.idempotencyKey);
    expect(result).toMatchObject({ status: 'sent', challenge: { id: 'v-2' } });
  });

  test('N15: a resend that is answered without an id keeps the one there was', async () => {
    const server = await serve((_, response) => json(response, 200, { status: 'pending' }));
    const backend = createHttpBackend({ baseUrl: server.url });
    const result = await backend.send({ input: {}, previous: challenge }, createContext());
    expect(result).toEqual({ status: 'sent', challenge: { id: 'v-1' } });
  });

  test('N3: a check posts the id and the code with its key, and the proof is the body without our own members', async () => {
    const server = await serve((_, response) =>
      json(response, 200, { status: 'accepted', response_code: 'accepted', token: 't-1' }),
    );
    const backend = createHttpBackend({ baseUrl: server.url });
    const context = createContext();
    const result = await backend.verify({ challenge, code: '12345' }, context);
    expect(result).toEqual({ status: 'verified', proof: { token: 't-1' } });
    expect(server.received[0]?.path).toBe('/verify');
    expect(server.received[0]?.body).toEqual({ verification_id: 'v-1', code: '12345' });
    expect(server.received[0]?.headers['idempotency-key']).toBe(context.idempotencyKey);
  });

  test('a right code may be answered with a next challenge, which must have an id', async () => {
    const answers: unknown[] = [
      { ...wireChallenge, verification_id: 'v-2' },
      { status: 'pending' },
    ];
    const server = await serve((_, response) => json(response, 200, answers.shift()));
    const backend = createHttpBackend({ baseUrl: server.url });
    const verify = () => backend.verify({ challenge, code: '12345' }, createContext());
    expect(await verify()).toEqual({ status: 'sent', challenge: { ...challenge, id: 'v-2' } });
    await expect(verify()).rejects.toMatchObject({ code: 'bad_response' });
  });

  test('a send may be verified at once, with no code needed', async () => {
    const server = await serve((_, response) =>
      json(response, 200, { status: 'accepted', token: 't-1' }),
    );
    const backend = createHttpBackend({ baseUrl: server.url });
    expect(await backend.send({ input: {} }, createContext())).toEqual({
      status: 'verified',
      proof: { token: 't-1' },
    });
  });

  test.each(Object.keys(problemStatus) as ProblemCode[])(
    'N10: the problem %s is that failure, whatever was asked',
    async (code) => {
      const status = problemStatus[code];
      const problem = { type: 'about:blank', title: code, status, detail: 'No.', code };
      const server = await serve((_, response) =>
        json(
          response,
          status,
          { ...problem, error: 'It did not work.', retry_after: 42, attempts_remaining: 2 },
          { 'Content-Type': 'application/problem+json' },
        ),
      );
      const backend = createHttpBackend({ baseUrl: server.url });
      expect(await backend.verify({ challenge, code: '12345' }, createContext())).toEqual({
        status: 'failed',
        code,
        retryAfterSeconds: 42,
        attemptsRemaining: 2,
        message: 'It did not work.',
      });
      // A send asked about no code, so none can be wrong.
      expect(await backend.send({ input: {} }, createContext())).toMatchObject({
        status: 'failed',
        code: code === 'incorrect' ? 'not_allowed' : code,
      });
    },
  );

  test('N7: a cancel outlives the screen: keepalive, no signal, and nothing it throws is heard', async () => {
    const server = await serve((_, response) => response.writeHead(204).end());
    const requests: (RequestInit | undefined)[] = [];
    const backend = createHttpBackend({
      baseUrl: server.url,
      fetch: (url, init) => {
        requests.push(init);
        return fetch(url, init);
      },
    });
    const gone = AbortSignal.abort();
    expect(await backend.cancel?.({ challenge }, createContext(gone))).toBeUndefined();
    expect(server.received[0]?.path).toBe('/cancel');
    expect(server.received[0]?.body).toEqual({ verification_id: 'v-1' });
    expect(requests[0]).toMatchObject({ keepalive: true, method: 'POST' });
    expect(requests[0]?.signal).toBeUndefined();
  });

  test.each([
    ['the connection is cut', (_: unknown, response: ServerResponse) => response.destroy()],
    ['the server fails', (_: unknown, response: ServerResponse) => response.writeHead(500).end()],
  ])('N7: a cancel resolves when %s', async (_, respond) => {
    const server = await serve(respond);
    const backend = createHttpBackend({ baseUrl: server.url });
    expect(await backend.cancel?.({ challenge }, createContext())).toBeUndefined();
    expect(server.received).toHaveLength(1);
  });
});

describe('what a challenge may lack', () => {
  test.each<[string, unknown]>([
    ['verification_id', 7],
    ['channel', ''],
    ['channels', 'sms'],
    ['channels', ['sms', 1]],
    ['phone_hint', { masked: true }],
    ['code_length', '5'],
    ['code_length', 4.5],
    ['code_length', 99],
    ['alphabet', 'emoji'],
    ['timeout_secs', -1],
    ['timeout_secs', '300'],
    ['resend_after_secs', null],
    ['attempts_remaining', Number.NaN],
    ['transaction', { amount: 49.9, currency: 'EUR', payee: 'Shop' }],
    ['transaction', null],
  ])('%s of %j is left out, and the rest is believed', async (name, value) => {
    const server = await serve((_, response) =>
      json(response, 200, { ...wireChallenge, [name]: value }),
    );
    const without = await serve((_, response) =>
      json(response, 200, { ...wireChallenge, [name]: undefined }),
    );
    const ask = ({ url }: { url: string }) =>
      createHttpBackend({ baseUrl: url }).send({ input: {} }, createContext());
    const result = await ask(server);
    expect(result).toEqual(await ask(without));
    expect(
      Object.values((result as { challenge: Challenge }).challenge).filter((v) => v !== undefined),
    ).toHaveLength(9);
  });
});

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
