// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStore } from '../../src/server/index.js';
import { ExpiringMap } from '../../src/server/store/ExpiringMap.js';
import { createBench } from './support/createBench.js';
import { describeStore } from './support/describeStore.js';
import { testSendModel } from './support/testSendModel.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 }));
afterEach(() => vi.useRealTimers());

const elapse = async (ms: number) => {
  vi.advanceTimersByTime(ms);
};

testSendModel(async () => ({ store: memoryStore(), elapse, close: async () => {} }), 30);

describeStore('memoryStore', async () => {
  const store = memoryStore();
  return {
    store,
    elapse,
    watch: async (key, onWrite) => store.watch?.(key, onWrite) ?? (() => {}),
    close: async () => {},
  };
});

describe('memoryStore', () => {
  test('forgets to the millisecond', async () => {
    const store = memoryStore();
    await store.set('a', 'one', 1000);
    vi.advanceTimersByTime(999);
    expect(await store.get('a')).toBe('one');
    vi.advanceTimersByTime(1);
    expect(await store.get('a')).toBe(undefined);
  });

  test('R6: counts keys of a counter too: made-up ones cannot fill the memory', async () => {
    const limiter = memoryStore({ maxEntries: 3 }).limiter({
      name: 'x',
      points: 1,
      windowSecs: 60,
    });
    for (const key of ['a', 'b', 'c']) await limiter.consume(key);
    await expect(limiter.consume('d')).rejects.toThrow('full');
    await expect(limiter.consume('a')).rejects.toMatchObject({ msBeforeNext: 60_000 });
    vi.advanceTimersByTime(60_000);
    expect(await limiter.consume('d')).toMatchObject({ consumedPoints: 1 });
  });

  test('R6: a full one turns newcomers away with 503, keeps what lives, and frees itself', async () => {
    const { browser, lastCode, provider } = createBench({ store: memoryStore({ maxEntries: 8 }) });
    const person = browser();
    const { body } = await person.post('send', {});
    const code = lastCode();
    let status = 200;
    for (let at = 0; at < 10; at++) {
      ({ status } = await browser().post('send', { phone_number: `+1555000000${at}` }));
    }
    expect(status).toBe(503);
    expect(provider.inbox.messages().length).toBeLessThan(10);
    expect((await person.post('verify', { ...body, code })).status).toBe(200);
    vi.advanceTimersByTime(3_600_000);
    expect((await browser().post('send', {})).status).toBe(200);
  });

  test('R6: keeps no more than twice what lives, without a timer', () => {
    const map = new ExpiringMap<number>(1_000_000);
    for (let at = 0; at < 100_000; at++) {
      map.set(`key ${at}`, at, 1000);
      vi.setSystemTime(at);
    }
    expect(map.size).toBeLessThanOrEqual(2 * 1000 + 64);
    expect(vi.getTimerCount()).toBe(0);
  });
});
