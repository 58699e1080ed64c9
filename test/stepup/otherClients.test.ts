// @vitest-environment node
import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createStepUp, VerificationError } from '../../src/index.js';
import { byToken, createPerson, serve, type Wanted } from './support.js';

interface ClientResponse {
  status: number;
  data: { done?: string; verification?: Wanted };
}

/** As axios has it: anything but a 2xx is thrown, with the answer in it. */
class ClientError extends Error {
  constructor(readonly response: ClientResponse) {
    super(`Request failed with status code ${response.status}`);
  }
}

async function post(url: string, data: object, token?: string): Promise<ClientResponse> {
  const headers = { ...(token !== undefined && { 'Verification-Token': token }) };
  const raw = await fetch(url, { method: 'POST', headers, body: JSON.stringify(data) });
  const response = { status: raw.status, data: await raw.json() };
  if (!raw.ok) throw new ClientError(response);
  return response;
}

async function setUp() {
  const server = await serve(byToken);
  const person = createPerson();
  const stepUp = createStepUp({
    detect: (outcome: ClientResponse | ClientError) =>
      outcome instanceof ClientError ? outcome.response.data.verification : undefined,
    verify: person.verify,
  });
  const order = (name: string) =>
    stepUp.run((token) => post(`${server.url}/${name}`, { amount: '49.90' }, token));
  return { ...server, person, order, stepUp };
}

test('a client that throws what it is refused with: the call resolves as if nothing had happened', async () => {
  const { order, person, received } = await setUp();
  const answer = order('a');
  (await person.untilAsked(1)).verified();
  expect(await answer).toEqual({ status: 200, data: { done: 'a' } });
  expect(received.map(({ body }) => body)).toEqual(['{"amount":"49.90"}', '{"amount":"49.90"}']);
});

test('any other error of the client is the error, the very same', async () => {
  const { stepUp, person } = await setUp();
  const problem = new ClientError({ status: 500, data: {} });
  await expect(stepUp.run(() => Promise.reject(problem))).rejects.toBe(problem);
  const throws = () => {
    throw problem;
  };
  await expect(stepUp.run(throws)).rejects.toBe(problem);
  expect(person.asked).toEqual([]);
});

test('refused again after the verification, it rejects with the refusal', async () => {
  const { order, person } = await setUp();
  const answer = order('a');
  (await person.untilAsked(1)).verified('a token of old');
  await expect(answer).rejects.toMatchObject({ response: { status: 403 } });
  expect(person.asked).toHaveLength(1);
});

test('a client may also say so in a value', async () => {
  const person = createPerson();
  const stepUp = createStepUp({
    detect: (outcome: unknown) => (outcome === 'verify first' ? { order: 'a' } : null),
    verify: person.verify,
  });
  const answer = stepUp.run(async (token) => token ?? 'verify first');
  (await person.untilAsked(1)).verified();
  expect(await answer).toBe('token-a');
});

test('a TanStack Query mutation is pending meanwhile, then succeeds once, with the second answer', async () => {
  const { order, person } = await setUp();
  const client = new QueryClient();
  const mutation = new MutationObserver(client, { mutationFn: order });
  const answer = mutation.mutate('a');
  const asked = await person.untilAsked(1);
  expect(mutation.getCurrentResult().status).toBe('pending');
  asked.verified();
  expect(await answer).toMatchObject({ data: { done: 'a' } });
  expect(mutation.getCurrentResult()).toMatchObject({ status: 'success', failureCount: 0 });
  client.clear();
});

test('a TanStack Query mutation fails with the typed error when the person leaves', async () => {
  const { order, person } = await setUp();
  const client = new QueryClient();
  const mutation = new MutationObserver(client, { mutationFn: order });
  const answer = mutation.mutate('a').catch((error: unknown) => error);
  (await person.untilAsked(1)).cancelled();
  expect(await answer).toBeInstanceOf(VerificationError);
  expect(mutation.getCurrentResult()).toMatchObject({
    status: 'error',
    error: { code: 'cancelled' },
  });
  client.clear();
});
