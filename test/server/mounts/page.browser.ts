import { expect, test, vi } from 'vitest';
import type { ChallengeEvent } from '../../../src/index.js';
import { createHttpBackend, liveUpdates } from '../../../src/index.js';
import { createVerificationHandler, devProvider } from '../../../src/server/index.js';

/** An app whose server is in the page, as in a service worker or a demo: no cookie reaches it, so it names the session. */
async function open() {
  const provider = devProvider();
  const handler = createVerificationHandler({
    provider,
    flows: { login: { authorize: () => ({ recipient: '+15551233456' }) } },
    session: () => 'this page',
  });
  const backend = createHttpBackend({
    baseUrl: '/api/verification',
    fetch: (input, init) => handler(new Request(input, init)),
    updates: liveUpdates(),
  });
  const context = () => ({
    signal: new AbortController().signal,
    idempotencyKey: crypto.randomUUID(),
  });
  const sent = await backend.send({ input: {} }, context());
  if (sent.status !== 'sent') throw new Error('nothing was sent');
  const { challenge } = sent;
  const [message] = provider.inbox.messages();
  return {
    handler,
    message,
    challenge,
    verify: (code = '') => backend.verify({ challenge, code }, context()),
    cancel: () => backend.cancel?.({ challenge }, context()),
    listen: (emit: (event: ChallengeEvent) => void) =>
      backend.subscribe?.(challenge, emit, context()),
  };
}

test('the handler answers in a page: a wrong code, then the right one, once', async () => {
  const { message, verify } = await open();
  expect(message?.text).toContain(`@${location.hostname} #${message?.code}`);
  const wrong = message?.code === '000000' ? '000001' : '000000';
  expect(await verify(wrong)).toMatchObject({ code: 'incorrect', attemptsRemaining: 4 });
  expect(await verify(message?.code)).toMatchObject({ status: 'verified' });
  expect(await verify(message?.code)).toMatchObject({ code: 'no_challenge' });
});

test('N7: in a page cancel ends it as well', async () => {
  const { message, verify, cancel } = await open();
  await cancel();
  expect(await verify(message?.code)).toMatchObject({ code: 'cancelled' });
});

test('in a page an event stream tells the result, and closed leaves room for others', async () => {
  const { handler, challenge, message, verify, listen } = await open();
  const stops = Array.from({ length: 5 }, () => listen(() => undefined));
  const events = () =>
    handler(
      new Request('/api/verification/events', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ verification_id: challenge.id }),
      }),
    );
  await vi.waitFor(async () => expect((await events()).status).toBe(429));
  for (const stop of stops) stop?.();
  const told = vi.fn();
  listen(told);
  await vi.waitFor(async () => expect((await events()).status).toBe(200));
  await verify(message?.code);
  await vi.waitFor(() =>
    expect(told).toHaveBeenCalledWith(expect.objectContaining({ type: 'result' })),
  );
});
