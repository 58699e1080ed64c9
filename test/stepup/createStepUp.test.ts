// @vitest-environment node
import { expect, test } from 'vitest';
import { createStepUp } from '../../src/index.js';
import { apply, byToken, detect, serve, setUp } from './support.js';

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
