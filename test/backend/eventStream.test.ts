import { describe, expect, test } from 'vitest';
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

describe('what a stream says', () => {
  test('N17: news come as they happen, and after the result nothing is left', async () => {
    const updates = startUpdates();
    const stream = createStream();
    updates.answer(stream.answer);
    await updates.subscribe();
    expect(updates.asked).toMatchObject([{ path: '/events', body: { verification_id: 'v-1' } }]);
    const [request] = updates.asked;
    expect(request?.headers.get('accept')).toBe('text/event-stream, application/problem+json');
    expect(request?.headers.has('last-event-id')).toBe(false);
    expect(request?.headers.has('idempotency-key')).toBe(false);

    stream.write(': hello\n\n');
    stream.write(eventText('delivery', { state: 'sent', channel: 'sms' }));
    await updates.advance(0);
    expect(updates.events).toEqual([{ type: 'delivery', state: 'sent', channel: 'sms' }]);
    stream.write(eventText('delivery', { state: 'delivered' }, '2'));
    stream.write(eventText('result', accepted, '3'));
    await updates.advance(0);
    expect(updates.events.slice(1)).toEqual([
      { type: 'delivery', state: 'delivered', channel: undefined },
      { type: 'result', result: { status: 'verified', proof: { token: 't-1' } } },
    ]);
    expect(updates.leftovers()).toEqual(nothing);
    await updates.advance(600_000);
    expect(updates.asked).toHaveLength(1);
  });

  test.each([
    ['expired', problem('expired', 410)],
    ['no_challenge', problem('no_challenge', 404)],
    ['cancelled', problem('cancelled', 410)],
    ['attempts_exceeded', problem('attempts_exceeded', 410)],
  ])('a result may be the end as well: %s', async (code, body) => {
    const updates = startUpdates();
    const stream = createStream();
    updates.answer(stream.answer);
    await updates.subscribe();
    stream.write(eventText('result', body));
    await updates.advance(0);
    expect(updates.events).toMatchObject([{ type: 'result', result: { status: 'failed', code } }]);
    expect(updates.leftovers()).toEqual(nothing);
  });

  test('a result may be a next challenge', async () => {
    const updates = startUpdates();
    const stream = createStream();
    updates.answer(stream.answer);
    await updates.subscribe();
    stream.write(eventText('result', { ...wireChallenge, verification_id: 'v-2' }));
    await updates.advance(0);
    expect(updates.events).toMatchObject([
      { type: 'result', result: { status: 'sent', challenge: { id: 'v-2' } } },
    ]);
  });

  test.each([
    ['an unknown event', eventText('weather', accepted)],
    ['an event without a name', `data: ${JSON.stringify(accepted)}\n\n`],
    ['a result that is no JSON', 'event: result\ndata: accepted\n\n'],
    ['a result without the word', eventText('result', { ok: true, token: 't-1' })],
    ['a result with the word and an error', eventText('result', { ...accepted, error: 'No.' })],
    ['a result that is a fault', eventText('result', problem('unavailable', 503))],
    ['a result that goes on as before', eventText('result', wireChallenge)],
    ['a delivery of an unknown state', eventText('delivery', { state: 'eaten' })],
    ['a delivery that is no JSON', 'event: delivery\ndata: sent\n\n'],
    ['a delivery of null', eventText('delivery', null)],
  ])('N11: %s says nothing, and the stream goes on', async (_, text) => {
    const updates = startUpdates();
    const stream = createStream();
    updates.answer(stream.answer);
    const stop = await updates.subscribe();
    stream.write(text);
    await updates.advance(0);
    expect(updates.events).toEqual([]);
    stream.write(eventText('delivery', { state: 'sent', channel: 7 }));
    await updates.advance(0);
    expect(updates.events).toEqual([{ type: 'delivery', state: 'sent', channel: undefined }]);
    expect(updates.asked).toHaveLength(1);
    stop();
  });

  test('letters may be cut in two, and the first may be a byte order mark', async () => {
    const updates = startUpdates();
    const stream = createStream();
    updates.answer(stream.answer);
    await updates.subscribe();
    const text = `\uFEFF${eventText('result', { status: 'accepted', name: 'Zoë 🔑' })}`;
    for (const byte of new TextEncoder().encode(text)) stream.writeBytes(Uint8Array.of(byte));
    await updates.advance(0);
    expect(updates.events).toEqual([
      { type: 'result', result: { status: 'verified', proof: { name: 'Zoë 🔑' } } },
    ]);
  });
});

describe('T7: nothing is left', () => {
  const moments: [string, (updates: ReturnType<typeof startUpdates>) => unknown][] = [
    ['before the first answer', () => {}],
    ['while a stream is open', ({ answer }) => answer(createStream().answer)],
    ['while a lost stream is waited for', ({ answer }) => answer(answerJson(503, {}))],
    [
      'while the server’s own wait is kept',
      ({ answer }) => answer(answerJson(503, { retry_after: 60 })),
    ],
    ['between two questions for the status', ({ answer }) => answer(answerJson(404, {}))],
  ];

  test.each(moments)('by stop(): %s', async (_, prepare) => {
    const updates = startUpdates();
    prepare(updates);
    const stop = await updates.subscribe();
    expect(updates.leftovers()).not.toEqual(nothing);
    stop();
    await updates.advance(0);
    expect(updates.leftovers()).toEqual(nothing);
    const count = updates.asked.length;
    stop();
    await updates.advance(600_000);
    expect(updates.asked).toHaveLength(count);
    expect(updates.emit).not.toHaveBeenCalled();
  });

  test.each(moments)('by the signal: %s', async (_, prepare) => {
    const updates = startUpdates();
    prepare(updates);
    await updates.subscribe();
    updates.caller.abort();
    await updates.advance(0);
    expect(updates.leftovers()).toEqual(nothing);
    expect(updates.emit).not.toHaveBeenCalled();
  });

  test('with a signal that is aborted already nothing is begun', async () => {
    const updates = startUpdates();
    updates.caller.abort();
    await updates.subscribe();
    expect(updates.asked).toEqual([]);
    expect(updates.leftovers()).toEqual(nothing);
  });

  test('stopped by what it hears, it says no more', async () => {
    const updates = startUpdates();
    const stream = createStream();
    updates.answer(stream.answer);
    const stop = await updates.subscribe();
    updates.emit.mockImplementation(() => {
      stop();
    });
    stream.write(eventText('delivery', { state: 'sent' }) + eventText('result', accepted, '2'));
    await updates.advance(0);
    expect(updates.emit).toHaveBeenCalledTimes(1);
    expect(updates.leftovers()).toEqual(nothing);
  });
});
