// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWebhooks } from './support/addWebhooks.js';
import { anybody, createBench, otherThan, recording } from './support/createBench.js';
import { read } from './support/createBrowser.js';
import { listen } from './support/listen.js';

const victim = '+15557654321';
const marker = 'CANARY7f3a';

/** Somebody in the middle of a verification, and everything that leaves the server. */
async function victimOf(options: Parameters<typeof createBench>[0] = {}) {
  const login = recording(anybody);
  const bench = createBench({ flows: { login }, ...options });
  const vendor = addWebhooks(bench);
  const person = bench.browser();
  const { body } = await person.post('send', { phone_number: victim });
  const code = bench.lastCode(victim);
  return { ...bench, login, vendor, person, code, id: String(body.verification_id) };
}

const text = fc.oneof(
  fc.constantFrom(marker, `${marker}\r\nx: y`, `<b>${marker}</b>`, '', '\0', '../../', '__proto__'),
  fc.string({ maxLength: 40 }),
);

const path = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('send', 'verify', 'cancel', 'status', 'events', 'webhooks/dev'),
  },
  fc.constantFrom(
    ...['webhooks', 'webhooks/telnyx', 'webhooks/status', 'webhooks/dev/'],
    ...['..%2fverify', '%00', 'verify%20', 'constructor'],
  ),
);

/** What a header may hold; of some of them what a proxy would add. */
const headers = fc.dictionary(
  fc.constantFrom(
    ...['origin', 'sec-fetch-site', 'cookie', 'content-type', 'content-length', 'idempotency-key'],
    ...['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip'],
    ...['x-signature', 'last-event-id', 'host', 'x-http-method-override', 'transfer-encoding'],
  ),
  fc.oneof(
    fc.constantFrom(
      ...['https://app.example', 'https://evil.example', 'null', 'same-origin', 'cross-site'],
      ...['application/json', 'text/plain', '5', '-1', 'NaN', '1e9', '127.0.0.1', 'PUT', marker],
      ...[`__Host-otp-session=${'A'.repeat(22)}`, '__Host-otp-session=; __Host-otp-session=x'],
    ),
    fc.string({ maxLength: 60 }).map((it) => it.replace(/[^\x21-\x7e]/g, '')),
  ),
);

const field = fc.constantFrom(
  ...['verification_id', 'code', 'flow', 'channel', 'transaction', 'isDecoy', '__proto__', 'id'],
);

/** Bodies by somebody who knows the verification's id and guesses its code. */
const bodyFor = (id: string, guess: string) =>
  fc.oneof(
    fc.constantFrom(
      JSON.stringify({ verification_id: id, code: guess }),
      JSON.stringify({ verification_id: id }),
      JSON.stringify({ phone_number: victim }),
    ),
    fc.constantFrom(
      JSON.stringify([{ id: 'x', reference: marker, news: 'accepted' }]),
      `{"verification_id":"${id}","verification_id":"${marker}"}`,
      '{"a":'.repeat(2000),
    ),
    fc
      .dictionary(field, fc.oneof(text, fc.jsonValue(), fc.constant(id)))
      .map((it) => JSON.stringify(it)),
    text,
  );

describe('bad input, from somebody who knows the id of another person’s verification', () => {
  test('a clear answer each, nothing counted, nothing lost, nothing learned', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const { handle, provider, person, login, log, code, id, vendor } = await victimOf();
        for (let at = 0; at < 15; at++) {
          const guess = g(fc.constantFrom, code, otherThan(code));
          const request = tryRequest(
            g(() => path),
            g(() => headers),
            g(() => bodyFor(id, guess)),
          );
          if (!request) continue;
          const answer = await read(await handle(request));
          const isOwnStart = answer.status === 200 && /\/send$/.test(request.url);
          const isCancel = answer.status === 204 && /\/cancel$/.test(request.url);
          expect(answer.status < 500 && (answer.status >= 400 || isOwnStart || isCancel)).toBe(
            true,
          );
          const told = answer.text + JSON.stringify([...answer.headers]);
          if (!isOwnStart) expect(told).not.toContain(id);
          for (const secret of [victim.slice(1), code, marker]) expect(told).not.toContain(secret);
        }
        expect(login.verified).toEqual([]);
        expect(provider.inbox.messages(victim)).toHaveLength(1);
        const named = { verification_id: id };
        const { body } = await person.post('status', named);
        expect(body).toMatchObject({ status: 'pending', attempts_remaining: 5 });
        expect(body).not.toHaveProperty('delivery');
        expect((await vendor.tell('delivered')).status).toBe(200);
        expect((await person.post('verify', { ...named, code })).status).toBe(200);
        const lines = JSON.stringify(log);
        for (const secret of [victim, code, marker]) expect(lines).not.toContain(secret);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  /** `undefined` for what no HTTP client could send either. */
  function tryRequest(
    name: string,
    given: Record<string, string>,
    body: string,
  ): Request | undefined {
    try {
      return new Request(`https://app.example/api/verification/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...given },
        body,
      });
    } catch {
      return undefined;
    }
  }
});

describe('bad input over real HTTP', () => {
  test('10 MB, told or untold: 413, also as a webhook, and the next request is served', async () => {
    const { handle, provider } = await victimOf();
    const url = `${await listen(handle)}/api/verification`;
    const megabytes = new Uint8Array(10_000_000).fill(32);
    const pieces = () =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < 100; at++) controller.enqueue(megabytes.subarray(0, 100_000));
          controller.close();
        },
      });
    for (const action of ['send', 'verify', 'cancel', 'status', 'events', 'webhooks/dev']) {
      for (const body of [megabytes, pieces()]) {
        const answer = await read(
          await fetch(`${url}/${action}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body,
            duplex: 'half',
          } as RequestInit),
        );
        expect([action, answer.status, answer.body.code]).toEqual([action, 413, 'invalid_request']);
      }
    }
    expect(provider.inbox.messages()).toHaveLength(1);
  }, 60_000);
});

describe('a body that something has read before', () => {
  test.each(['verify', 'webhooks/dev'])(
    '%s: 500, and the developer is told what to do',
    async (action) => {
      const { handle, faults, log } = await victimOf();
      const request = new Request(`https://app.example/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      // As `express.json()` does.
      await request.text();
      const { body } = await read(await handle(request));
      expect(body).toMatchObject({ status: 500, code: 'unavailable' });
      expect(String(faults[0])).toMatch(/body was read before.*express\.json\(\)/);
      expect(log.at(-1)).toMatchObject({ outcome: 'unavailable', status: 500 });
    },
  );

  test('one that somebody is still reading is no better', async () => {
    const { handle, faults } = await victimOf();
    const request = new Request('https://app.example/verify', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    request.body?.getReader();
    expect((await handle(request)).status).toBe(500);
    expect(faults).toHaveLength(1);
  });
});
