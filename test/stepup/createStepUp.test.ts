// @vitest-environment node
import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createStepUp, VerificationError } from '../../src/index.js';
import { apply, byToken, createPerson, detect, serve } from './support.js';

/** A server that wants a token, a person who gets one, and requests in between. */
async function setUp(answer = byToken) {
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
      await expect.poll(() => refusals).toBe(count);
      await new Promise(setImmediate);
    },
    get: (order: string, init?: RequestInit) => stepUp.fetch(`${server.url}/${order}`, init),
    stepUp,
  };
}

describe('one request', () => {
  test('an answer that wants nothing is the answer, its body unread', async () => {
    const { get, person, received } = await setUp();
    const response = await get('free');
    expect(await response.json()).toEqual({ done: 'free' });
    expect(received).toHaveLength(1);
    expect(person.asked).toEqual([]);
  });

  test('"verify first" asks the person, sends the same again with the proof, and gives the second answer', async () => {
    const { get, person, received } = await setUp();
    const headers = { 'Content-Type': 'application/json', 'X-App': 'shop' };
    const response = get('a', { method: 'PUT', headers, body: '{"amount":"49.90"}' });
    const asked = await person.untilAsked(1);
    expect(asked.input).toEqual({ order: 'a' });
    expect(received).toHaveLength(1);
    asked.verified();
    expect(await (await response).json()).toEqual({ done: 'a' });
    const [first, second] = received;
    expect(received).toHaveLength(2);
    expect(second).toMatchObject({ method: 'PUT', path: '/a', body: first?.body });
    expect(second?.headers).toMatchObject({
      'x-app': 'shop',
      'content-type': 'application/json',
      'verification-token': 'token-a',
    });
    expect(first?.headers['verification-token']).toBeUndefined();
  });

  test('a second "verify first" is the answer, and its body can be read: no loop', async () => {
    const { get, person, received } = await setUp();
    const response = get('a');
    (await person.untilAsked(1)).verified('a token of old');
    const answer = await response;
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ verification: { order: 'a' } });
    expect(received).toHaveLength(2);
    expect(person.asked).toHaveLength(1);
  });

  test('without `apply` the same goes out again, for a server that knows by its session', async () => {
    let isVerified = false;
    const { url, received } = await serve(() =>
      isVerified ? { status: 200 } : { status: 403, body: { verification: { order: 'a' } } },
    );
    const stepUp = createStepUp({
      detect,
      // A function that has nothing to do with a dialog, and no proof to give.
      verify: async () => {
        isVerified = true;
      },
    });
    expect((await stepUp.fetch(url, { method: 'POST', body: 'text' })).status).toBe(200);
    expect(received.map(({ body }) => body)).toEqual(['text', 'text']);
  });

  test('a `verify` may resolve with the bare proof; `apply` may take its time and return a request', async () => {
    const { url } = await serve(byToken);
    const stepUp = createStepUp({
      detect,
      verify: async ({ input }) => ({ status: 'verified', token: `token-${input.order}` }),
      apply: async (request, { token }) =>
        new Request(request, { headers: { 'Verification-Token': token } }),
    });
    expect((await stepUp.fetch(`${url}/a`)).status).toBe(200);
  });

  test('what makes the requests can be one that does more than the global `fetch`', async () => {
    const { url, received } = await serve(byToken);
    const stepUp = createStepUp({
      detect,
      apply,
      verify: async ({ input }) => `token-${input.order}`,
      fetch: (input, init) => {
        const request = new Request(input, init);
        request.headers.set('Authorization', 'Bearer of-the-app');
        return fetch(request);
      },
    });
    expect((await stepUp.fetch(`${url}/a`)).status).toBe(200);
    expect(received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer of-the-app',
      'Bearer of-the-app',
    ]);
  });

  test('what `detect` throws rejects the request, and the next one is as good as any', async () => {
    const { url } = await serve(byToken);
    const problem = new Error('not what was expected');
    const stepUp = createStepUp({
      detect: (response) => {
        if (response.status === 403) throw problem;
        return undefined;
      },
      verify: async () => 'a proof',
    });
    await expect(stepUp.fetch(`${url}/a`)).rejects.toBe(problem);
    expect((await stepUp.fetch(`${url}/free`)).status).toBe(200);
  });

  test('no connection is what `fetch` says it is, and `detect` is not asked', async () => {
    const stepUp = createStepUp({
      detect: (response) => (response.ok ? undefined : { order: 'a' }),
      verify: async () => 'a proof',
    });
    await expect(stepUp.fetch('http://127.0.0.1:1/')).rejects.toThrow(TypeError);
  });
});

describe('bodies', () => {
  const text = '{"amount":"49.90"}';
  const bodies: [string, () => BodyInit][] = [
    ['text', () => text],
    ['a Blob', () => new Blob([text])],
    ['bytes', () => new TextEncoder().encode(text)],
    ['URLSearchParams', () => new URLSearchParams({ amount: '49.90' })],
  ];
  test.each(bodies)('%s goes out twice as it is', async (_, body) => {
    const { get, person, received } = await setUp();
    const response = get('a', { method: 'POST', body: body() });
    (await person.untilAsked(1)).verified();
    expect((await response).status).toBe(200);
    expect(received[0]?.body).toBe(await new Response(body()).text());
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  test('FormData goes out twice with the same fields', async () => {
    const { get, person, received } = await setUp();
    const body = new FormData();
    body.set('amount', '49.90');
    const response = get('a', { method: 'POST', body });
    (await person.untilAsked(1)).verified();
    expect((await response).status).toBe(200);
    const fields = received.map(({ body, headers }) =>
      new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData(),
    );
    for (const form of await Promise.all(fields)) expect([...form]).toEqual([['amount', '49.90']]);
    expect(fields).toHaveLength(2);
  });

  test('a Request goes out twice with its body, and is left to its owner', async () => {
    const { stepUp, url, person, received } = await setUp();
    const request = new Request(`${url}/a`, { method: 'POST', body: text });
    const response = stepUp.fetch(request);
    (await person.untilAsked(1)).verified();
    expect((await response).status).toBe(200);
    expect(received.map(({ body }) => body)).toEqual([text, text]);
    expect(request.bodyUsed).toBe(false);
  });

  test('a stream is refused before anything is sent, with what to pass instead', async () => {
    const { get, received } = await setUp();
    const body = new Blob([text]).stream();
    await expect(get('a', { method: 'POST', body })).rejects.toThrow(
      /react-otp-verify: .*stream.*could not be sent again.*Blob/,
    );
    expect(received).toEqual([]);
  });

  test('a Request whose body is used up already is refused, as by `fetch`', async () => {
    const { stepUp, url, received } = await setUp();
    const request = new Request(`${url}/a`, { method: 'POST', body: text });
    await request.text();
    await expect(stepUp.fetch(request)).rejects.toThrow(TypeError);
    expect(received).toEqual([]);
  });

  test('no half of a forked answer is left open: neither of one that is dropped nor of one that is given', async () => {
    const cancelled: string[] = [];
    const answerOf = (name: string, status: number) =>
      new Response(new ReadableStream({ cancel: () => void cancelled.push(name) }), { status });
    const answers = [answerOf('refusal', 403), answerOf('given', 200)];
    const stepUp = createStepUp({
      detect: ({ status }) => (status === 403 ? 'a' : undefined),
      verify: async () => {
        expect(cancelled).toEqual(['refusal']);
      },
      fetch: async () => answers.shift() as Response,
    });
    await stepUp.fetch('http://127.0.0.1/');
    const plain = createStepUp({
      detect: () => undefined,
      verify: async () => {},
      fetch: async () => answerOf('plain', 200),
    });
    await (await plain.fetch('http://127.0.0.1/')).body?.cancel();
    expect(cancelled).toEqual(['refusal', 'plain']);
  });
});

describe('the person leaves', () => {
  test('the request rejects with a `VerificationError` that says so and holds nothing else', async () => {
    const { get, person, received } = await setUp();
    const response = get('canary-order', { method: 'POST', body: 'canary-body' });
    (await person.untilAsked(1)).cancelled();
    const error = await response.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(VerificationError);
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(error).not.toHaveProperty('cause');
    expect((error as Error).message).toMatch(/cancelled.*not sent again/);
    expect(`${error} ${JSON.stringify(error)}`).not.toContain('canary');
    expect(received).toHaveLength(1);
  });

  test('what `verify` throws is what the request rejects with', async () => {
    const { get, person } = await setUp();
    const response = get('a');
    const problem = new Error('no dialog');
    (await person.untilAsked(1)).fails(problem);
    await expect(response).rejects.toBe(problem);
  });

  test('a `verify` that throws before it promises anything does no harm to the next', async () => {
    const { url } = await serve(byToken);
    let calls = 0;
    const stepUp = createStepUp({
      detect,
      apply,
      verify: ({ input }) => {
        calls += 1;
        if (calls === 1) throw new Error('too early');
        return Promise.resolve(`token-${input.order}`);
      },
    });
    await expect(stepUp.fetch(`${url}/a`)).rejects.toThrow('too early');
    expect((await stepUp.fetch(`${url}/a`)).status).toBe(200);
  });
});

describe('the caller leaves', () => {
  test('N9: its signal ends the wait with an AbortError, and the verification with it', async () => {
    const { get, person, received } = await setUp();
    const leaving = new AbortController();
    const response = get('a', { signal: leaving.signal });
    const asked = await person.untilAsked(1);
    leaving.abort();
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked.signal.aborted).toBe(true);
    expect(received).toHaveLength(1);
  });

  test('the signal of a Request counts as much', async () => {
    const { stepUp, url, person } = await setUp();
    const leaving = new AbortController();
    const response = stepUp.fetch(new Request(`${url}/a`, { signal: leaving.signal }));
    await person.untilAsked(1);
    leaving.abort();
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('the verification goes on for whoever still waits, and closes with the last', async () => {
    const { get, person, untilRefused } = await setUp();
    const [one, other] = [new AbortController(), new AbortController()];
    const first = get('a', { signal: one.signal });
    const second = get('a', { signal: other.signal });
    const asked = await person.untilAsked(1);
    await untilRefused(2);
    one.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked.signal.aborted).toBe(false);
    other.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked.signal.aborted).toBe(true);
    const third = get('a');
    (await person.untilAsked(2)).verified();
    expect((await third).status).toBe(200);
  });

  test('one that has left already is not sent', async () => {
    const { stepUp, get, received } = await setUp();
    const signal = AbortSignal.abort();
    await expect(get('a', { signal })).rejects.toMatchObject({ name: 'AbortError' });
    const request = async () => expect.unreachable();
    await expect(stepUp.run(request, { signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(received).toEqual([]);
  });

  test('a signal that lives as long as the app keeps no listener of a request that is over', async () => {
    const { stepUp, person } = await setUp();
    const { signal } = new AbortController();
    const run = stepUp.run(
      async (proof) =>
        new Response('{"verification":{"order":"a"}}', { status: proof ? 200 : 403 }),
      { signal },
    );
    const asked = await person.untilAsked(1);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    asked.verified();
    await run;
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
