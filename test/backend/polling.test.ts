import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import { challenge, wireChallenge } from './contractChallenge.js';
import { createContext, json, serve } from './serve.js';
import { answerJson, nothing, problem, startUpdates } from './startUpdates.js';

const paths = { status: '/status' };
const accepted = { status: 'accepted', token: 't-1' };
const pending = answerJson(200, wireChallenge);

/** When the status was asked for, in whole seconds. */
const seconds = ({ asked }: ReturnType<typeof startUpdates>) =>
  asked.map(({ atMs }) => Math.round(atMs / 1000));

describe('asking for the status', () => {
  test('N17: every 3 s until it is decided, and no longer', async () => {
    const updates = startUpdates({ paths });
    updates.answer(pending, pending, answerJson(200, accepted));
    await updates.subscribe();
    await updates.advance(600_000);
    expect(seconds(updates)).toEqual([3, 6, 9]);
    expect(updates.asked[0]).toMatchObject({ path: '/status', body: { verification_id: 'v-1' } });
    expect(updates.asked[0]?.headers.has('idempotency-key')).toBe(false);
    expect(updates.events).toEqual([
      { type: 'result', result: { status: 'verified', proof: { token: 't-1' } } },
    ]);
    expect(updates.leftovers()).toEqual(nothing);
  });

  test('as often as the app wants', async () => {
    const updates = startUpdates({ paths, pollEveryMs: 60_000 });
    updates.answer(pending);
    const stop = await updates.subscribe();
    await updates.advance(120_000);
    expect(seconds(updates)).toEqual([60, 120]);
    stop();
  });

  test.each([
    ['expired', 410],
    ['attempts_exceeded', 410],
    ['cancelled', 410],
    ['no_challenge', 404],
  ])('%s is a result', async (code, status) => {
    const updates = startUpdates({ paths });
    updates.answer(answerJson(status, problem(code, status)));
    await updates.subscribe();
    await updates.advance(3_000);
    expect(updates.events).toMatchObject([{ type: 'result', result: { status: 'failed', code } }]);
    expect(updates.leftovers()).toEqual(nothing);
  });

  test('a next challenge is a result, and the same one is none, with an id or without', async () => {
    const updates = startUpdates({ paths });
    updates.answer(
      pending,
      answerJson(200, { status: 'pending' }),
      answerJson(200, { ...wireChallenge, verification_id: 'v-2' }),
    );
    await updates.subscribe();
    await updates.advance(6_000);
    expect(updates.events).toEqual([]);
    await updates.advance(3_000);
    expect(updates.events).toMatchObject([
      { type: 'result', result: { status: 'sent', challenge: { id: 'v-2' } } },
    ]);
  });

  test('a server that names no verification names no next one either', async () => {
    const updates = startUpdates({ paths, challenge: {} });
    updates.answer(pending);
    const stop = await updates.subscribe();
    await updates.advance(3_000);
    expect(updates.events).toEqual([]);
    stop();
  });

  test('N1: faults are no results, and are waited for longer each time, up to 30 s', async () => {
    const updates = startUpdates({ paths });
    updates.answer(
      () => Promise.reject(new TypeError('Failed to fetch')),
      answerJson(500, {}),
      answerJson(200, { hello: 'there' }),
      () => new Response('<!doctype html>'),
      () => new Response(null, { status: 302 }),
      pending,
      pending,
    );
    const stop = await updates.subscribe();
    await updates.advance(123_000);
    expect(seconds(updates)).toEqual([3, 9, 21, 45, 75, 105, 108, 111]);
    expect(updates.events).toEqual([]);
    stop();
  });

  test('a 429 says when to ask again, and nothing makes it sooner', async () => {
    const updates = startUpdates({ paths });
    updates.answer(answerJson(429, problem('rate_limited', 429, { retry_after: 60 })));
    const stop = await updates.subscribe();
    await updates.advance(3_000);
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    await updates.advance(59_999);
    expect(seconds(updates)).toEqual([3]);
    await updates.advance(1);
    expect(seconds(updates)).toEqual([3, 63]);
    stop();
  });

  test.each([
    [401, 'unauthenticated'],
    [403, 'not_allowed'],
    [400, 'invalid_request'],
    [404, undefined],
    [418, undefined],
  ])(
    '%i with the code %s cannot get better, and says nothing of the verification',
    async (status, code) => {
      const updates = startUpdates({ paths });
      updates.answer(answerJson(status, { code }));
      await updates.subscribe();
      await updates.advance(600_000);
      expect(updates.asked).toHaveLength(1);
      expect(updates.events).toEqual([]);
      expect(updates.leftovers()).toEqual(nothing);
    },
  );
});

describe('a page that is not looked at, or not online', () => {
  function setPage(values: { hidden?: boolean; onLine?: boolean }) {
    if (values.hidden !== undefined) {
      vi.spyOn(document, 'hidden', 'get').mockReturnValue(values.hidden);
      document.dispatchEvent(new Event('visibilitychange'));
    }
    if (values.onLine !== undefined) {
      vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(values.onLine);
      window.dispatchEvent(new Event(values.onLine ? 'online' : 'offline'));
    }
    onTestFinished(() => void vi.restoreAllMocks());
  }

  test('P10: hidden, it asks every 30 s, and at once when the person comes back', async () => {
    const updates = startUpdates({ paths });
    updates.answer(pending, pending, pending);
    const stop = await updates.subscribe();
    setPage({ hidden: true });
    await updates.advance(40_000);
    expect(seconds(updates)).toEqual([3, 33]);
    setPage({ hidden: false });
    await updates.advance(0);
    expect(seconds(updates)).toEqual([3, 33, 40]);
    stop();
  });

  test('N14: offline it asks nothing, and once when the device is back', async () => {
    const updates = startUpdates({ paths });
    updates.answer(pending, pending);
    const stop = await updates.subscribe();
    setPage({ onLine: false });
    await updates.advance(600_000);
    setPage({ hidden: true });
    setPage({ hidden: false });
    await updates.advance(0);
    expect(updates.asked).toEqual([]);
    expect(updates.leftovers().timers).toBe(0);
    setPage({ onLine: true });
    await updates.advance(2_999);
    expect(seconds(updates)).toEqual([600]);
    await updates.advance(1);
    expect(seconds(updates)).toEqual([600, 603]);
    stop();
  });

  test('a lost stream is opened again at once when the device is back', async () => {
    const updates = startUpdates();
    updates.answer(answerJson(503, {}), answerJson(503, {}), answerJson(503, {}));
    const stop = await updates.subscribe();
    await updates.advance(6_000);
    expect(updates.asked).toHaveLength(3);
    setPage({ onLine: true });
    await updates.advance(0);
    expect(seconds(updates)).toEqual([0, 2, 6, 6]);
    stop();
  });

  test('T7: stopped while offline, nothing is left', async () => {
    const updates = startUpdates({ paths });
    const stop = await updates.subscribe();
    setPage({ onLine: false });
    await updates.advance(10_000);
    stop();
    expect(updates.leftovers()).toEqual(nothing);
    setPage({ onLine: true });
    await updates.advance(0);
    expect(updates.asked).toEqual([]);
  });
});

describe('status', () => {
  test('T4: is one request, which names the verification and is understood like any other', async () => {
    const answers = [wireChallenge, accepted];
    const server = await serve((_, response) => json(response, 200, answers.shift()));
    const backend = createHttpBackend({
      baseUrl: server.url,
      paths: { send: '/send', verify: '/verify', status: '/where' },
      carry: ['phone_number'],
    });
    const asked = { challenge: { ...challenge, state: { phone_number: '+15550123456' } } };
    expect(await backend.status?.(asked, createContext())).toEqual({
      status: 'sent',
      challenge: { ...challenge, state: { phone_number: '+15550123456' } },
    });
    expect(await backend.status?.(asked, createContext())).toEqual({
      status: 'verified',
      proof: { token: 't-1' },
    });
    expect(server.received).toHaveLength(2);
    expect(server.received[0]).toMatchObject({
      path: '/where',
      body: { verification_id: 'v-1', phone_number: '+15550123456' },
    });
    expect(server.received[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  test('a server without it is a fault, not the end of the verification', async () => {
    const server = await serve((_, response) => response.writeHead(404).end('Cannot POST /status'));
    const backend = createHttpBackend({
      baseUrl: server.url,
      paths: { send: '/send', verify: '/verify', status: '/status' },
    });
    await expect(backend.status?.({ challenge }, createContext())).rejects.toMatchObject({
      code: 'bad_response',
    });
  });
});
