// @vitest-environment node
import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createStepUp, VerificationError } from '../../src/index.js';
import { apply, byToken, detect, serve, setUp } from './support.js';

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
