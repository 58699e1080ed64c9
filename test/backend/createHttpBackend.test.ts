// @vitest-environment node
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import type { Challenge } from '../../src/contract/challenge.js';
import { type ProblemCode, problemStatus } from '../../src/contract/failure.js';
import { challenge, wireChallenge } from './contractChallenge.js';
import { createContext, json, serve } from './serve.js';

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
