// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStore } from '../../src/server/index.js';
import { createBench } from './support/createBench.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 }));
afterEach(() => vi.useRealTimers());

const hourSecs = 3600;
const other = '+4915112345678';
const wait = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

describe('R6: how many codes are sent', () => {
  test('R6: within 30 s no second one, for another session either, and the wait is told twice', async () => {
    const { browser, provider } = createBench();
    await browser().post('send', {});
    wait(10);
    const { status, headers, body } = await browser().post('send', {});
    expect([status, headers.get('retry-after')]).toEqual([429, '20']);
    expect(body).toMatchObject({ code: 'rate_limited', retry_after: 20 });
    wait(20);
    expect((await browser().post('send', {})).status).toBe(200);
    expect(provider.inbox.messages()).toHaveLength(2);
  });

  test('R6: another recipient does not wait', async () => {
    const { browser } = createBench();
    await browser().post('send', {});
    expect((await browser().post('send', { phone_number: other })).status).toBe(200);
  });

  test('R6: five in an hour for a recipient; the window reopens, and closes again', async () => {
    const { browser, provider } = createBench();
    const inOneHour = async () => {
      const statuses = [];
      for (let send = 0; send < 6; send++) {
        statuses.push((await browser().post('send', {})).status);
        wait(30);
      }
      wait(hourSecs - 6 * 30);
      return statuses;
    };
    for (let hour = 0; hour < 3; hour++) {
      expect(await inOneHour()).toEqual([200, 200, 200, 200, 200, 429]);
    }
    expect(provider.inbox.messages()).toHaveLength(15);
  });

  test('R6: five in an hour for a session, whomever they go to', async () => {
    const { browser } = createBench();
    const person = browser();
    const numbers = Array.from({ length: 6 }, (_, at) => ({ phone_number: `+1555123450${at}` }));
    const statuses = [];
    for (const body of numbers) statuses.push((await person.post('send', body)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test('R6: ten in an hour for an address, only where the app says whose address it is', async () => {
    const count = async (options: Parameters<typeof createBench>[0]) => {
      const { browser } = createBench(options);
      let sent = 0;
      for (let at = 10; at < 25; at++) {
        const { status } = await browser().post(
          'send',
          { phone_number: `+15551234${at}9` },
          { headers: { 'x-forwarded-for': '203.0.113.7' } },
        );
        sent += Number(status === 200);
      }
      return sent;
    };
    expect(await count({})).toBe(15);
    const clientIp = (request: Request) => request.headers.get('x-forwarded-for') ?? undefined;
    expect(await count({ clientIp })).toBe(10);
  });

  test('R6: what was refused is not counted: impatience costs nothing', async () => {
    const { browser } = createBench();
    const person = browser();
    await person.post('send', { channel: 'sms' });
    for (let tap = 0; tap < 20; tap++) await person.post('send', { channel: 'call' });
    for (let send = 0; send < 4; send++) {
      wait(30);
      expect((await person.post('send', { channel: send % 2 ? 'sms' : 'call' })).status).toBe(200);
    }
  });

  test('R6: of 200 sends at once one gets through, and it alone is counted', async () => {
    const { browser, provider } = createBench();
    await Promise.all(Array.from({ length: 200 }, () => browser().post('send', {})));
    expect(provider.inbox.messages()).toHaveLength(1);
    for (let send = 0; send < 4; send++) {
      wait(30);
      expect((await browser().post('send', {})).status).toBe(200);
    }
  });

  test('R6: an address in capitals is the same recipient', async () => {
    const { browser } = createBench();
    await browser().post('send', { phone_number: 'ann@example.com' });
    const { status } = await browser().post('send', { phone_number: 'Ann@Example.com' });
    expect(status).toBe(429);
  });

  test('R6: who has to wait for more than one reason is told the longest wait', async () => {
    const { browser } = createBench();
    for (let send = 0; send < 5; send++) {
      if (send > 0) wait(30);
      await browser().post('send', {});
    }
    expect((await browser().post('send', {})).body).toMatchObject({
      retry_after: hourSecs - 4 * 30,
    });
  });

  test('R6: of many at once, none is told to wait for an hour that is not used up', async () => {
    const { browser } = createBench();
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => browser().post('send', {})),
    );
    const waits = answers.flatMap(({ body }) => body.retry_after ?? []);
    expect(waits).toEqual(Array(199).fill(30));
  });

  test('R16: the wait grows with each code of the hour, and is told with the code', async () => {
    const { browser } = createBench({
      limits: { resendAfterSecs: [30, 60, 120], sendsPerHour: 5 },
    });
    const inOneHour = async () => {
      const waits = [];
      for (let send = 0; send < 4; send++) {
        const { body } = await browser().post('send', {});
        waits.push(body.resend_after_secs);
        wait(Number(body.resend_after_secs) - 1);
        expect((await browser().post('send', {})).body).toMatchObject({ retry_after: 1 });
        wait(1);
      }
      return waits;
    };
    expect(await inOneHour()).toEqual([30, 60, 120, 120]);
    wait(hourSecs);
    expect(await inOneHour()).toEqual([30, 60, 120, 120]);
  });

  test('R16: the wait of another session’s code is that of its own place in the hour', async () => {
    const { browser } = createBench({ limits: { resendAfterSecs: [30, 60] } });
    const [first, second] = [browser(), browser()];
    const { body } = await first.post('send', {});
    wait(30);
    await second.post('send', {});
    expect((await first.post('status', body)).body).toMatchObject({ resend_after_secs: 0 });
    const again = await first.post('send', { ...body, channel: 'call' });
    expect(again.body).toMatchObject({ code: 'rate_limited', retry_after: 60 });
  });

  test.each([[[]], [[30, 0]], [[30, 3601]], [[30, 1.5]], ['30']])(
    'R16: a wait of %j is refused at the start',
    (resendAfterSecs) => {
      expect(() =>
        createBench({ limits: { resendAfterSecs: resendAfterSecs as number[] } }),
      ).toThrow(/`limits.resendAfterSecs` must be a whole number, 1 to 3600/);
    },
  );

  test('R6: an address with nothing left adds no counters for numbers that it makes up', async () => {
    const store = memoryStore({ maxEntries: 30 });
    const { browser } = createBench({ store, clientIp: () => '203.0.113.7' });
    const codes = [];
    for (let at = 10; at < 60; at++) {
      codes.push((await browser().post('send', { phone_number: `+15551234${at}9` })).body.code);
    }
    expect(codes.slice(10)).toEqual(Array(40).fill('rate_limited'));
  });
});
