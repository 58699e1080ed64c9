// @vitest-environment node
import { expect, test } from 'vitest';
import { createStepUp } from '../../src/index.js';
import { setUp } from './support.js';

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
