// @vitest-environment node
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import { liveUpdates } from '../../src/backend/liveUpdates.js';
import type { ChallengeEvent } from '../../src/contract/backend.js';
import { UsageError } from '../../src/contract/UsageError.js';
import { challenge } from './contractChallenge.js';
import { createContext, serve } from './serve.js';
import { eventText } from './startUpdates.js';

const own = { send: '/start', verify: '/check' };

describe('what there is to listen to', () => {
  test.each([
    ['nothing, by default', { baseUrl: '/v' }, false, false],
    ['both paths of the contract', { baseUrl: '/v', updates: liveUpdates() }, true, true],
    ['a status of its own', { paths: { ...own, status: '/where' } }, true, false],
    [
      'a stream of its own',
      { paths: { ...own, events: '/news' }, updates: liveUpdates() },
      false,
      true,
    ],
    [
      'a status to ask again and again',
      { paths: { ...own, events: false, status: '/where' } as const, updates: liveUpdates() },
      true,
      true,
    ],
  ])('%s', (_, options, hasStatus, hasSubscribe) => {
    const backend = createHttpBackend(options);
    expect(Boolean(backend.status)).toBe(hasStatus);
    expect(Boolean(backend.subscribe)).toBe(hasSubscribe);
  });

  test('updates without a path are refused with what, why and what to do', () => {
    const create = () => createHttpBackend({ paths: own, updates: liveUpdates() });
    expect(create).toThrow(UsageError);
    expect(create).toThrow(/`updates` was given, but `paths` has neither.*Pass `paths\.events`/);
  });

  test.each([0, 999, Number.NaN, Infinity])('asking every %s ms is refused', (pollEveryMs) => {
    expect(() => liveUpdates({ pollEveryMs })).toThrow(UsageError);
    expect(() => liveUpdates({ pollEveryMs })).toThrow(`received ${pollEveryMs}`);
  });
});

/** Begins a stream and keeps it open. */
function openStream(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(text);
}

describe('over real HTTP', () => {
  test('N17: a stream that is broken off is taken up again where it ended', async () => {
    const server = await serve(({ headers }, response) => {
      if (headers['last-event-id'] === undefined) {
        openStream(response, eventText('delivery', { state: 'sent', channel: 'call' }, 'e-1'));
        // Once it is written: a reset may take what lies in the buffers with it.
        setImmediate(() => response.end());
      } else openStream(response, eventText('result', { status: 'accepted', token: 't-1' }, 'e-2'));
    });
    const backend = createHttpBackend({
      baseUrl: `${server.url}/verification`,
      updates: liveUpdates(),
      carry: ['phone_number'],
      credentials: 'include',
      headers: ({ call }) => ({ 'X-CSRF-Token': `token for ${call}` }),
      body: { events: (_, body) => ({ ...body, page: 'checkout' }) },
    });
    const events: ChallengeEvent[] = [];
    await new Promise<void>((resolve) => {
      backend.subscribe?.(
        { ...challenge, state: { phone_number: '+15550123456' } },
        (event) => {
          events.push(event);
          if (event.type === 'result') resolve();
        },
        createContext(),
      );
    });
    expect(events).toEqual([
      { type: 'delivery', state: 'sent', channel: 'call' },
      { type: 'result', result: { status: 'verified', proof: { token: 't-1' } } },
    ]);
    expect(server.received.map(({ headers }) => headers['last-event-id'])).toEqual([
      undefined,
      'e-1',
    ]);
    for (const { path, method, headers, body } of server.received) {
      expect([path, method]).toEqual(['/verification/events', 'POST']);
      expect(headers).toMatchObject({
        accept: 'text/event-stream, application/problem+json',
        'x-csrf-token': 'token for events',
      });
      expect(headers).not.toHaveProperty('idempotency-key');
      expect(body).toEqual({
        verification_id: 'v-1',
        phone_number: '+15550123456',
        page: 'checkout',
      });
    }
  });

  test('T7: stop() closes the connection', async () => {
    let onOpen = (_: ServerResponse) => {};
    const opened = new Promise<ServerResponse>((resolve) => {
      onOpen = resolve;
    });
    const server = await serve((_, response) => {
      openStream(response, eventText('delivery', { state: 'sent' }));
      onOpen(response);
    });
    const backend = createHttpBackend({ baseUrl: server.url, updates: liveUpdates() });
    let stop: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      stop = backend.subscribe?.(challenge, () => resolve(), createContext());
    });
    const response = await opened;
    const closed = once(response, 'close');
    stop?.();
    await closed;
    expect(server.received).toHaveLength(1);
  });
});
