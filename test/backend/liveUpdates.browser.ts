import { expect, test } from 'vitest';
import { type ChallengeEvent, createHttpBackend, liveUpdates } from '../../src/index.js';
import { createVerificationHandler, devProvider } from '../../src/server/index.js';

const context = () => ({
  signal: new AbortController().signal,
  idempotencyKey: crypto.randomUUID(),
});

/** The real backend and the real handler, in one page. The stream between them is the browser's own. */
async function start() {
  const provider = devProvider();
  const handle = createVerificationHandler({
    provider,
    flows: { login: { authorize: () => ({ recipient: '+15551233456' }) } },
    session: () => 'this page',
  });
  const asked: string[] = [];
  const backend = createHttpBackend({
    baseUrl: new URL('/api/verification', location.href).href,
    updates: liveUpdates(),
    fetch: (url, init) => {
      const request = new Request(url, init);
      asked.push(new URL(request.url).pathname);
      return handle(request);
    },
  });
  const sent = await backend.send({ input: {} }, context());
  if (sent.status !== 'sent') throw new Error('no code was sent');
  return { backend, challenge: sent.challenge, asked, provider };
}

test('N17: hears of a success that came with nothing typed here', async () => {
  const { backend, challenge, asked, provider } = await start();
  const events: ChallengeEvent[] = [];
  const ended = new Promise<void>((resolve) => {
    backend.subscribe?.(
      challenge,
      (event) => {
        events.push(event);
        if (event.type === 'result') resolve();
      },
      context(),
    );
  });
  const code = provider.inbox.messages().at(-1)?.code ?? '';
  await backend.verify({ challenge, code }, context());
  await ended;
  expect(events.at(-1)).toMatchObject({ type: 'result', result: { status: 'verified' } });
  expect(asked.filter((path) => path.endsWith('/events'))).toHaveLength(1);
});

test('T7: stop() ends the stream for the server too, and nothing is heard any more', async () => {
  const { backend, challenge, provider } = await start();
  const events: ChallengeEvent[] = [];
  const stop = backend.subscribe?.(challenge, (event) => events.push(event), context());
  stop?.();
  const code = provider.inbox.messages().at(-1)?.code ?? '';
  await backend.verify({ challenge, code }, context());
  // A second listener is told, so the first one has had its time.
  await new Promise((resolve) => backend.subscribe?.(challenge, resolve, context()));
  expect(events).toEqual([]);
});
