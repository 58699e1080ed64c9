// @vitest-environment node
import { describe, expect, test, vi } from 'vitest';
import { addWebhooks } from './support/addWebhooks.js';
import { createBench, otherThan } from './support/createBench.js';
import { createBrowser } from './support/createBrowser.js';
import { listen } from './support/listen.js';

describe('over real HTTP', () => {
  test('a whole journey: wrong code, reload, right code, lost answer, cancel', async () => {
    const { handle, lastCode, provider } = createBench();
    const url = `${await listen(handle)}/api/verification`;
    const person = createBrowser(fetch, { url });
    const { body } = await person.post('send', {}, { key: crypto.randomUUID() });
    expect(body).toMatchObject({ status: 'pending', phone_hint: '+1 ******3456' });
    expect(person.cookies).toEqual([expect.stringMatching(/^otp-session=[\w-]{22}$/)]);

    const wrong = await person.post('verify', { ...body, code: otherThan(lastCode()) });
    expect(wrong.body).toMatchObject({ status: 422, attempts_remaining: 4 });
    const reloaded = await person.post('send', {});
    expect(reloaded.body).toMatchObject({ verification_id: body.verification_id });
    expect(provider.inbox.messages()).toHaveLength(1);

    const right = { ...body, code: lastCode() };
    const stranger = await createBrowser(fetch, { url }).post('verify', right);
    expect(stranger.body).toMatchObject({ status: 404, code: 'no_challenge' });

    const key = crypto.randomUUID();
    await person.post('verify', right, { key, isAnswerLost: true });
    expect((await person.post('verify', right, { key })).body.status).toBe('accepted');
    expect((await person.post('cancel', body)).status).toBe(204);
    expect((await person.post('status', body)).body.status).toBe('accepted');
  });

  test('a page of another origin, a form and a GET are refused', async () => {
    const { handle, provider } = createBench();
    const url = await listen(handle);
    const foreign = await createBrowser(fetch, { url }).post(
      'send',
      {},
      { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } },
    );
    const form = await fetch(`${url}/send`, {
      method: 'POST',
      body: new URLSearchParams({ a: 'b' }),
    });
    const get = await fetch(`${url}/send`);
    expect([foreign.status, form.status, get.status]).toEqual([403, 415, 405]);
    expect(provider.inbox.messages()).toEqual([]);
  });

  test('news come as they happen, and nothing is left when the browser goes', async () => {
    const bench = createBench();
    const vendor = addWebhooks(bench);
    const url = `${await listen(bench.handle)}/api/verification`;
    const person = createBrowser(fetch, { url });
    const { body } = await person.post('send', {});
    const connection = new AbortController();
    const streams = [];
    for (let at = 0; at < 5; at++) {
      streams.push(await person.listen(body, { signal: connection.signal }));
    }
    await vendor.tell('delivered');
    for (const { next } of streams) expect(await next()).toMatchObject({ event: 'delivery' });
    connection.abort();
    // The server hears of it by the end of the connections: then all places are free again.
    const again = await vi.waitFor(
      async () => {
        const reader = await person.listen(body);
        expect(reader.response.status).toBe(200);
        return reader;
      },
      { timeout: 10_000 },
    );
    await vendor.tell('accepted');
    expect((await again.rest()).at(-1)).toMatchObject({ data: { status: 'accepted' } });
  });

  test('Retry-After and the body agree', async () => {
    const { handle } = createBench();
    const url = await listen(handle);
    await createBrowser(fetch, { url }).post('send', {});
    const { status, headers, body } = await createBrowser(fetch, { url }).post('send', {});
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe(String(body.retry_after));
  });
});
