// @vitest-environment node
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { createBench, otherThan } from './support/createBench.js';
import { createBrowser, type Handle } from './support/createBrowser.js';

let server: Server | undefined;
afterEach(() => new Promise((resolve) => server?.close(resolve) ?? resolve(undefined)));

/** Serves the handler over a socket, in as few lines as an app would need. */
async function listen(handle: Handle): Promise<string> {
  server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const request = new Request(`http://${headers.host}${url}`, {
      ...(method === 'POST' && {
        body: Readable.toWeb(incoming) as ReadableStream,
        duplex: 'half',
      }),
      method: method ?? 'GET',
      headers: headers as Record<string, string>,
    });
    void handle(request).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

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

  test('Retry-After and the body agree', async () => {
    const { handle } = createBench();
    const url = await listen(handle);
    await createBrowser(fetch, { url }).post('send', {});
    const { status, headers, body } = await createBrowser(fetch, { url }).post('send', {});
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe(String(body.retry_after));
  });
});
