// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createBench } from './support/createBench.js';
import { createBrowser, read } from './support/createBrowser.js';

const url = 'https://app.example/api/verification/send';
const partner = 'https://partner.example';

const request = (init: RequestInit & { headers?: Record<string, string> } = {}, to = url) =>
  new Request(to, {
    method: 'POST',
    body: '{}',
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });

describe('R12: what an answer carries', () => {
  test('R12: never stored, never sniffed, with its exact type', async () => {
    const { browser } = createBench();
    const person = browser();
    const sent = await person.post('send', {});
    const answers = [
      [sent, 'application/json'],
      [await person.post('send', '{'), 'application/problem+json'],
      [await person.post('cancel', sent.body), null],
      [await person.post('nothing', {}), 'application/problem+json'],
    ] as const;
    for (const [{ headers }, type] of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('access-control-allow-origin')).toBe(null);
    }
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'R12: %s is not allowed',
    async (method) => {
      const { handle } = createBench();
      const response = await handle(new Request(url, { method }));
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    },
  );

  test('R12: the cookie cannot be read, sent elsewhere or set by a neighbour', async () => {
    const { handle } = createBench();
    const cookieOf = async (to: string) =>
      (await handle(request({}, to))).headers.get('set-cookie')?.replace(/=[\w-]{22};/, '=…;');
    expect(await cookieOf(url)).toBe(
      '__Host-otp-session=…; Path=/; HttpOnly; SameSite=Strict; Secure',
    );
    // Browsers keep no Secure cookie from plain http, such as a development server's.
    expect(await cookieOf('http://localhost:6006/send')).toBe(
      'otp-session=…; Path=/; HttpOnly; SameSite=Strict',
    );
  });

  test.each([
    'otp-session=short',
    '__Host-otp-session=; x=1',
    `otp-session=${'a'.repeat(22)}`,
    `__Host-otp-session=${'%'.repeat(22)}`,
  ])('a cookie that is none of ours is replaced: %s', async (cookie) => {
    const { handle } = createBench();
    const response = await handle(request({ headers: { cookie } }));
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-otp-session=/);
  });

  test('only a send hands out a cookie, and only one', async () => {
    const { browser } = createBench();
    const person = browser();
    const { body } = await person.post('send', {});
    for (const action of ['send', 'status', 'verify', 'cancel']) {
      const answer = await person.post(action, { ...body, code: '000000' });
      expect(answer.headers.get('set-cookie')).toBe(null);
    }
    expect((await browser().post('cancel', body)).headers.get('set-cookie')).toBe(null);
  });
});

describe('R12, S4: who may ask', () => {
  const own = 'https://app.example';
  test.each([
    ['a program, with neither header', {}, 200],
    ['its own page', { origin: own, 'sec-fetch-site': 'same-origin' }, 200],
    ['its own page in an older browser', { origin: own }, 200],
    [
      'its own page in an older browser, where the server calls itself otherwise, as Next.js does',
      { origin: 'https://shop.example', host: 'shop.example' },
      200,
    ],
    [
      'a page of another site in an older browser, by the server’s true name',
      { origin: own, host: 'shop.example' },
      403,
    ],
    ['its own page behind a proxy that ends TLS', { origin: 'http://app.example' }, 200],
    [
      'its own page behind a proxy that renames it',
      { origin: 'https://a.b', 'sec-fetch-site': 'same-origin' },
      200,
    ],
    ['an allowed page', { origin: partner, 'sec-fetch-site': 'cross-site' }, 200],
    [
      'a page of another site',
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      403,
    ],
    ['a page of another site in an older browser', { origin: 'https://evil.example' }, 403],
    ['a neighbour', { origin: 'https://blog.app.example', 'sec-fetch-site': 'same-site' }, 403],
    ['a page that hides its origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['a page that hides its origin in an older browser', { origin: 'null' }, 403],
    ['a look-alike', { origin: 'https://app.example.evil.example' }, 403],
    ['another port', { origin: 'https://app.example:8443' }, 403],
  ])('S4: %s', async (_who, headers, status) => {
    const { handle, provider } = createBench({ allowedOrigins: [partner] });
    const answer = await read(await handle(request({ headers })));
    expect(answer.status).toBe(status);
    expect(provider.inbox.messages()).toHaveLength(status === 200 ? 1 : 0);
    if (status === 403) expect(answer.body.code).toBe('not_allowed');
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    'application/jsonp',
    'application/json; charset=utf-16',
    '',
  ])('S4: what a form could send is refused: %j', async (type) => {
    const { handle } = createBench();
    const { status, body } = await read(
      await handle(request({ headers: { 'content-type': type } })),
    );
    expect([status, body.code]).toEqual([415, 'invalid_request']);
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset=UTF-8',
  ])('JSON by any of its names: %s', async (type) => {
    const { handle } = createBench();
    expect((await handle(request({ headers: { 'content-type': type } }))).status).toBe(200);
  });

  test('an allowed origin is answered by name, lets cookies through and sees Retry-After', async () => {
    const { handle } = createBench({ allowedOrigins: [partner] });
    const preflight = await handle(
      new Request(url, {
        method: 'OPTIONS',
        headers: {
          origin: partner,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,idempotency-key,x-csrf',
        },
      }),
    );
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toEqual({
      vary: 'Origin',
      'access-control-allow-origin': partner,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type,idempotency-key,x-csrf',
      'access-control-expose-headers': 'Retry-After',
    });
    const { headers } = await handle(request({ headers: { origin: partner } }));
    expect(headers.get('access-control-allow-origin')).toBe(partner);
    const stranger = await handle(request({ headers: { origin: 'https://evil.example' } }));
    expect(stranger.headers.get('access-control-allow-origin')).toBe(null);
    expect(stranger.headers.get('vary')).toBe('Origin');
  });

  test('a proxy’s header is nobody’s address unless the app reads it', async () => {
    const { handle } = createBench({ limits: { sendsPerHourPerIp: 1 } });
    const browser = createBrowser(handle);
    const headers = { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.7' };
    const numbers = ['+15551230001', '+15551230002', '+15551230003'];
    for (const phone_number of numbers) {
      expect((await browser.post('send', { phone_number }, { headers })).status).toBe(200);
    }
  });
});
