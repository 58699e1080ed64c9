import { describe, expect, test, vi } from 'vitest';
import { wireChallenge } from './contractChallenge.js';
import {
  answerJson,
  createStream,
  eventText,
  nothing,
  problem,
  startUpdates,
} from './startUpdates.js';

const accepted = { status: 'accepted', response_code: 'accepted', token: 't-1' };

describe('a stream that is lost', () => {
  test('is opened again after the last event', async () => {
    const updates = startUpdates();
    const [first, second] = [createStream(), createStream()];
    updates.answer(first.answer, second.answer);
    const stop = await updates.subscribe();
    first.write(eventText('delivery', { state: 'sent' }, 'e-7'));
    await updates.advance(5_000);
    first.breakOff();
    await updates.advance(2_000);
    expect(updates.paths()).toEqual(['/events', '/events']);
    expect(updates.asked[1]?.headers.get('last-event-id')).toBe('e-7');
    second.write(eventText('delivery', { state: 'delivered' }, 'e-8'));
    await updates.advance(0);
    expect(updates.events.map((event) => 'state' in event && event.state)).toEqual([
      'sent',
      'delivered',
    ]);
    stop();
  });

  test('is waited for longer each time, up to 30 s, until something comes again', async () => {
    const updates = startUpdates();
    const refuse = () => Promise.reject(new TypeError('Failed to fetch'));
    const stream = createStream();
    updates.answer(...Array(7).fill(refuse), stream.answer);
    const stop = await updates.subscribe();
    await updates.advance(151_000);
    const at = updates.asked.map(({ atMs }) => atMs);
    const waits = at.slice(1).map((ms, index) => ms - (at[index] ?? 0));
    expect(waits.map((ms) => Math.round(ms / 1000))).toEqual([2, 4, 8, 16, 30, 30, 30]);
    stream.write(': hello\n');
    await updates.advance(0);
    stream.end();
    await updates.advance(1_990);
    expect(updates.asked).toHaveLength(8);
    await updates.advance(10);
    expect(updates.asked).toHaveLength(9);
    stop();
  });

  test('not all pages come back at the same moment', async () => {
    const updates = startUpdates();
    vi.mocked(Math.random).mockReturnValue(0);
    updates.answer(answerJson(503, {}));
    const stop = await updates.subscribe();
    await updates.advance(999);
    expect(updates.asked).toHaveLength(1);
    await updates.advance(1);
    expect(updates.asked).toHaveLength(2);
    stop();
  });

  test.each([
    ['asks for more', 'retry: 45000\n\n', 45_000],
    ['asks for less than is good for it', 'retry: 0\n\n', 1_999],
    ['asks for more than a timer can wait', `retry: ${2 ** 40}\n\n`, 2 ** 31 - 1],
  ])('is waited for as long as a server wants that %s', async (_, text, waitMs) => {
    const updates = startUpdates();
    const stream = createStream();
    updates.answer(stream.answer);
    const stop = await updates.subscribe();
    stream.write(text);
    stream.end();
    await updates.advance(waitMs - 1);
    expect(updates.asked).toHaveLength(1);
    await updates.advance(1);
    expect(updates.asked).toHaveLength(2);
    stop();
  });

  test('N13: is given up when it says nothing for a minute, not even a comment', async () => {
    const updates = startUpdates();
    const [first, second] = [createStream(), createStream()];
    updates.answer(first.answer, second.answer);
    const stop = await updates.subscribe();
    for (let minute = 0; minute < 5; minute += 1) {
      await updates.advance(59_999);
      first.write(':\n');
      await updates.advance(0);
    }
    expect(updates.asked).toHaveLength(1);
    await updates.advance(60_000);
    expect(updates.asked[0]?.signal.aborted).toBe(true);
    await updates.advance(2_000);
    expect(updates.asked).toHaveLength(2);
    stop();
  });

  test('N13: is not waited for in vain to begin', async () => {
    const updates = startUpdates();
    const stop = await updates.subscribe();
    await updates.advance(30_000);
    expect(updates.asked[0]?.signal.aborted).toBe(true);
    await updates.advance(2_000);
    expect(updates.asked).toHaveLength(2);
    stop();
  });

  test('an event without end is one more way to lose it', async () => {
    const updates = startUpdates();
    const stream = createStream();
    updates.answer(stream.answer);
    const stop = await updates.subscribe();
    stream.write(`data: ${'x'.repeat(1_100_000)}`);
    await updates.advance(0);
    expect(updates.asked[0]?.signal.aborted).toBe(true);
    await updates.advance(2_000);
    expect(updates.asked).toHaveLength(2);
    stop();
  });
});

test.each(['headers', 'body'] as const)(
  'what `%s` throws is one more fault of the way, and nobody hears of it',
  async (option) => {
    const fail = vi.fn(() => {
      throw new Error('signed out');
    });
    const updates = startUpdates(
      option === 'headers' ? { headers: fail } : { body: { events: fail } },
    );
    const stop = await updates.subscribe();
    await updates.advance(1_999);
    expect(fail).toHaveBeenCalledTimes(2);
    expect(updates.asked).toEqual([]);
    stop();
    await updates.advance(0);
    expect(updates.leftovers()).toEqual(nothing);
  },
);

describe('an answer that is no stream', () => {
  test.each([
    ['verified', answerJson(200, accepted), { status: 'verified', proof: { token: 't-1' } }],
    ['gone', answerJson(410, problem('expired', 410)), { status: 'failed', code: 'expired' }],
    [
      'unknown here',
      answerJson(404, problem('no_challenge', 404)),
      { status: 'failed', code: 'no_challenge' },
    ],
  ])('says how it ended, like any other answer: %s', async (_, answer, result) => {
    const updates = startUpdates();
    updates.answer(answer);
    await updates.subscribe();
    expect(updates.events).toMatchObject([{ type: 'result', result }]);
    expect(updates.leftovers()).toEqual(nothing);
  });

  test.each([400, 401, 403, 404, 405, 406, 501, 204])(
    '%i cannot get better: without a status path nothing more is asked',
    async (status) => {
      const updates = startUpdates({ paths: { events: '/events' } });
      updates.answer(() => new Response(null, { status }));
      await updates.subscribe();
      await updates.advance(600_000);
      expect(updates.paths()).toEqual(['/events']);
      expect(updates.events).toEqual([]);
      expect(updates.leftovers()).toEqual(nothing);
    },
  );

  test.each([
    ['404', () => new Response('Cannot POST /events', { status: 404 })],
    ['404 of an older handler', answerJson(404, problem('invalid_request', 404))],
    ['405', () => new Response(null, { status: 405 })],
    ['501', () => new Response(null, { status: 501 })],
    ['a page', () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } })],
  ])('with a status path the status is asked for instead: %s', async (_, answer) => {
    const updates = startUpdates();
    updates.answer(answer, answerJson(200, wireChallenge), answerJson(200, accepted));
    await updates.subscribe();
    await updates.advance(6_000);
    expect(updates.paths()).toEqual(['/events', '/status', '/status']);
    expect(updates.events).toMatchObject([{ type: 'result', result: { status: 'verified' } }]);
    expect(updates.leftovers()).toEqual(nothing);
  });

  test.each([
    [408, {}, 1_999],
    [429, { retry_after: 20 }, 20_000],
    [500, {}, 1_999],
    [503, { retry_after: 20 }, 20_000],
  ])(
    '%i may get better: it is tried again, not before the server wants it',
    async (status, body, waitMs) => {
      const updates = startUpdates();
      updates.answer(answerJson(status, body));
      const stop = await updates.subscribe();
      await updates.advance(waitMs - 1);
      expect(updates.paths()).toEqual(['/events']);
      await updates.advance(1);
      expect(updates.paths()).toEqual(['/events', '/events']);
      stop();
    },
  );

  test('N11: a stream at the end of a redirect that a custom fetch followed is nobody’s', async () => {
    const updates = startUpdates({ paths: { events: '/events' } });
    const stream = createStream();
    updates.answer((asked) =>
      Object.defineProperty(stream.answer(asked), 'redirected', { value: true }),
    );
    await updates.subscribe();
    expect(updates.events).toEqual([]);
    expect(updates.leftovers()).toEqual(nothing);
  });
});
