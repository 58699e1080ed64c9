// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStore, type VerificationStore } from '../../src/server/index.js';
import { addWebhooks } from './support/addWebhooks.js';
import { anybody, createBench, otherThan, phone, recording } from './support/createBench.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 }));
afterEach(() => vi.useRealTimers());

/** Timers besides those that a code's limits have. */
let timersOfLimits = 0;
const timers = () => vi.getTimerCount() - timersOfLimits;

async function sent(options: Parameters<typeof createBench>[0] = {}) {
  const login = recording(anybody);
  const bench = createBench({ flows: { login }, ...options });
  const vendor = addWebhooks(bench);
  const person = bench.browser();
  const { body } = await person.post('send', {});
  timersOfLimits = vi.getTimerCount();
  const named = { verification_id: body.verification_id };
  const right = () => ({ ...named, code: bench.lastCode() });
  return { ...bench, login, vendor, person, named, right };
}

/** A store that cannot tell of changes, as any three Redis commands would make. */
function unwatched(): VerificationStore {
  const { watch: _, ...store } = memoryStore();
  return store;
}

describe('what a stream tells', () => {
  test('an event stream that no cache keeps and no proxy holds back, with something in it at once', async () => {
    const { person, named } = await sent();
    const { response, leave } = await person.listen(named);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    await leave();
  });

  test('each step of the delivery, then the result with the proof, each with its number, then the end', async () => {
    const { person, named, vendor, login } = await sent();
    const stream = await person.listen(named, { headers: { 'x-tab': 'this one' } });
    const seen = [];
    for (const news of ['sent', 'delivered', 'accepted'] as const) {
      await vendor.tell(news);
      seen.push(await stream.next());
    }
    expect(seen).toEqual([
      { event: 'delivery', id: 1, data: { state: 'sent', channel: 'sms' } },
      { event: 'delivery', id: 2, data: { state: 'delivered', channel: 'sms' } },
      {
        event: 'result',
        id: 3,
        data: { status: 'accepted', response_code: 'accepted', token: 'token 1' },
      },
    ]);
    expect(await stream.next()).toBe(undefined);
    expect(login.verified[0]?.request.headers.get('x-tab')).toBe('this one');
    expect(timers()).toBe(0);
  });

  test('verified in one tab, the others hear it, with the same proof, made once', async () => {
    const { person, named, right, login } = await sent();
    const tabs = await Promise.all([person.listen(named), person.listen(named)]);
    await person.post('verify', right());
    const late = await person.listen(named);
    for (const { next } of [...tabs, late]) {
      expect(await next()).toMatchObject({ event: 'result', data: { token: 'token 1' } });
    }
    expect(login.verified).toHaveLength(1);
  });

  test('confirmed on the phone, one of the tabs claims it and all of them have it', async () => {
    const { person, named, vendor, login } = await sent();
    const tabs = await Promise.all(Array.from({ length: 5 }, () => person.listen(named)));
    await vendor.tell('accepted');
    for (const { next } of tabs) {
      expect(await next()).toMatchObject({ event: 'result', data: { token: 'token 1' } });
    }
    expect(login.verified).toHaveLength(1);
  });

  test.each([
    ['cancelled', 'cancelled'],
    ['locked', 'attempts_exceeded'],
  ])('how it ended otherwise: %s', async (how, code) => {
    const { person, named, right } = await sent({ limits: { maxAttempts: 1 } });
    const stream = await person.listen(named);
    if (how === 'cancelled') await person.post('cancel', named);
    else await person.post('verify', { ...named, code: otherThan(right().code) });
    const result = await stream.next();
    const { body } = await person.post('status', named);
    expect(result).toMatchObject({ event: 'result', data: { code } });
    expect(result?.data).toEqual(body);
    expect(await stream.next()).toBe(undefined);
  });

  test('expired, at the millisecond', async () => {
    const { person, named } = await sent({ limits: { timeoutSecs: 62 } });
    const stream = await person.listen(named);
    let isOver = false;
    const result = stream.next().finally(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(61_999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await result).toMatchObject({ event: 'result', data: { code: 'expired' } });
  });

  test('through a resend it stays, and tells of the new code', async () => {
    const { person, named, vendor, right } = await sent();
    const stream = await person.listen(named);
    await vendor.tell('delivered');
    await stream.next();
    await vi.advanceTimersByTimeAsync(200_000);
    await person.post('send', { ...named, channel: 'call' });
    await vendor.tell('delivered');
    expect(await stream.next()).toMatchObject({ data: { state: 'delivered', channel: 'call' } });
    // The first code would have expired by now.
    await vi.advanceTimersByTimeAsync(99_000);
    await person.post('verify', right());
    expect(await stream.next()).toMatchObject({ data: { status: 'accepted' } });
  });

  test('another code that is needed is the result of the first one', async () => {
    const next = () => ({ flow: 'email', recipient: 'ann@example.com' });
    const flows = { sms: { ...anybody, next }, email: anybody };
    const bench = createBench({ flows });
    const vendor = addWebhooks(bench);
    const person = bench.browser();
    const { body } = await person.post('send', { flow: 'sms' });
    const stream = await person.listen(body);
    await vendor.tell('accepted');
    expect(await stream.next()).toMatchObject({
      event: 'result',
      data: { status: 'pending', channel: 'email' },
    });
    expect(await stream.next()).toBe(undefined);
  });

  test('Last-Event-ID: what was heard is not told again; a result always is', async () => {
    const { person, named, vendor } = await sent();
    await vendor.tell('delivered');
    const first = await person.listen(named);
    const delivery = await first.next();
    await first.leave();
    const headers = { 'last-event-id': String(delivery?.id) };
    const again = await person.listen(named, { headers });
    const anew = await person.listen(named, { headers: { 'last-event-id': 'nonsense' } });
    expect(await anew.next()).toEqual(delivery);
    await vendor.tell('failed');
    expect(await again.next()).toMatchObject({ data: { state: 'failed' } });
    await vendor.tell('accepted');
    const { id } = (await again.next()) ?? {};
    const after = await person.listen(named, { headers: { 'last-event-id': String(id) } });
    expect(await after.next()).toMatchObject({ event: 'result', data: { status: 'accepted' } });
    await anew.leave();
  });

  test('a store that cannot tell of changes is looked at every few seconds', async () => {
    const { person, named, vendor } = await sent({ store: unwatched() });
    const stream = await person.listen(named);
    await vi.advanceTimersByTimeAsync(1);
    await vendor.tell('accepted');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await stream.next()).toMatchObject({ data: { status: 'accepted' } });
  });

  test('an app that fails: the problem that `status` would answer', async () => {
    const onVerified = () => {
      throw new Error('the database is away');
    };
    const flows = { login: { ...anybody, onVerified } };
    const { person, named, vendor, faults } = await sent({ flows });
    const stream = await person.listen(named);
    await vendor.tell('accepted');
    expect(await stream.next()).toMatchObject({ event: 'result', data: { code: 'unavailable' } });
    expect(faults).toMatchObject([{ message: 'the database is away' }]);
  });

  test('R14: the log tells of the opening and of the result, and no more', async () => {
    const { person, named, vendor, log } = await sent();
    const stream = await person.listen(named);
    await vendor.tell('accepted');
    await stream.rest();
    const entries = log.filter(({ action }) => action === 'events');
    expect(entries).toMatchObject([
      { outcome: 'opened', status: 200, recipient: '+1 ******3456' },
      { outcome: 'accepted', status: 200, recipient: '+1 ******3456' },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`token|${phone.slice(1)}`));
  });
});

describe('who hears', () => {
  test('R5: its own session alone; a foreign and an unknown verification look the same', async () => {
    const { browser, named, person } = await sent();
    const foreign = await browser().post('events', named);
    const unknown = await person.post('events', { verification_id: crypto.randomUUID() });
    expect(foreign.body).toMatchObject({ status: 404, code: 'no_challenge' });
    expect(foreign.text).toBe(unknown.text);
  });

  test('S4: no page of another site, no form, no GET', async () => {
    const { person, named, handle } = await sent();
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await person.post('events', named, { headers: foreign })).status).toBe(403);
    const form = { 'content-type': 'text/plain' };
    expect((await person.post('events', named, { headers: form })).status).toBe(415);
    expect((await handle(new Request('https://app.example/events'))).status).toBe(405);
  });

  test('R6: five streams a session; the sixth is told to wait, and gets the place of one that left', async () => {
    const { person, named, browser } = await sent();
    const streams = await Promise.all(Array.from({ length: 5 }, () => person.listen(named)));
    const refused = await person.post('events', named);
    expect(refused.body).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(refused.headers.get('retry-after')).toBe(String(refused.body.retry_after));
    const other = browser();
    const { body } = await other.post('send', { phone_number: '+4915112345678' });
    const theirs = await other.listen(body);
    expect(theirs.response.status).toBe(200);
    await streams[0]?.leave();
    const next = await person.listen(named);
    expect(next.response.status).toBe(200);
    for (const { leave } of [...streams.slice(1), next, theirs]) await leave();
  });
});

describe('nothing is left', () => {
  /** Counts who watches. */
  function counted() {
    const store = memoryStore();
    const watchers = new Set<object>();
    const watch: VerificationStore['watch'] = (key, onWrite) => {
      const watcher = {};
      const stop = store.watch?.(key, onWrite);
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
        stop?.();
      };
    };
    return { store: { ...store, watch }, watchers };
  }

  test.each(['the reader goes away', 'the connection is closed', 'both', 'it ends'])(
    'no timer and no watcher when %s',
    async (how) => {
      const { store, watchers } = counted();
      const { person, named } = await sent({ store });
      const connection = new AbortController();
      const stream = await person.listen(named, { signal: connection.signal });
      await vi.advanceTimersByTimeAsync(12_345);
      expect([watchers.size, timers()]).toEqual([1, 1]);
      if (how !== 'the reader goes away') connection.abort();
      if (how === 'it ends') await person.post('cancel', named);
      else if (how !== 'the connection is closed') await stream.leave();
      await vi.advanceTimersByTimeAsync(0);
      expect([watchers.size, timers()]).toEqual([0, 0]);
    },
  );

  test('a connection that is closed already is not listened to', async () => {
    const { store, watchers } = counted();
    const { person, named } = await sent({ store });
    const { rest } = await person.listen(named, { signal: AbortSignal.abort() });
    expect((await rest()).filter(({ event }) => event)).toEqual([]);
    expect([watchers.size, timers()]).toEqual([0, 0]);
  });

  test('says something every 15 s, and ends after five minutes for the client to come again', async () => {
    const { store, watchers } = counted();
    const { person, named } = await sent({ store, limits: { timeoutSecs: 600 } });
    const { rest } = await person.listen(named);
    const blocks = rest();
    await vi.advanceTimersByTimeAsync(300_000);
    // The first one opens the stream.
    expect(await blocks).toEqual(Array.from({ length: 1 + 300 / 15 - 1 }, () => ({})));
    expect(watchers.size).toBe(0);
  });

  test('R14: a store that fails ends the stream, for the client to come again', async () => {
    const { store, watchers } = counted();
    const { person, named, faults } = await sent({ store });
    const { rest } = await person.listen(named);
    store.get = async () => {
      throw new Error('connection lost');
    };
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await rest()).filter(({ event }) => event)).toEqual([]);
    expect(faults).toMatchObject([{ message: 'connection lost' }]);
    expect([watchers.size, timers()]).toEqual([0, 0]);
  });

  test('a reader that left while the app makes the result finds it by `status`', async () => {
    const login = recording(anybody);
    let finish = () => {};
    const onVerified = async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { token: 'abc' };
    };
    const { person, named, vendor } = await sent({ flows: { login: { ...login, onVerified } } });
    const { leave } = await person.listen(named);
    await vendor.tell('accepted');
    await vi.advanceTimersByTimeAsync(0);
    await leave();
    finish();
    expect((await person.post('status', named)).body).toMatchObject({ token: 'abc' });
  });
});
