// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { VerificationFlow } from '../../src/server/index.js';
import { anybody, createBench, otherThan, payment, phone } from './support/createBench.js';
import { createBrowser } from './support/createBrowser.js';

describe('the wire contract', () => {
  test('a send answers everything that a screen needs, with the recipient masked', async () => {
    const { browser } = createBench();
    const { status, body } = await browser().post('send', {});
    expect(status).toBe(200);
    expect(body).toEqual({
      verification_id: expect.stringMatching(/^[\w-]{36}$/),
      status: 'pending',
      channel: 'sms',
      channels: ['sms', 'call', 'whatsapp', 'flashcall'],
      phone_hint: '+1 ******3456',
      code_length: 6,
      alphabet: 'numeric',
      timeout_secs: 300,
      resend_after_secs: 30,
      attempts_remaining: 5,
    });
  });

  test('the right code is accepted, with the result of the app beside it', async () => {
    const flow = { ...anybody, onVerified: () => ({ token: 'abc', status: 'overridden' }) };
    const { browser, lastCode } = createBench({ flows: { login: flow } });
    const person = browser();
    const { body } = await person.post('send', {});
    const verified = await person.post('verify', {
      verification_id: body.verification_id,
      code: lastCode(),
    });
    expect(verified.status).toBe(200);
    expect(verified.body).toEqual({
      status: 'accepted',
      response_code: 'accepted',
      token: 'abc',
    });
  });

  test('no code is sent where the app needs none', async () => {
    const flow = { authorize: () => ({ accepted: { token: 'abc' } }) };
    const { browser, provider } = createBench({ flows: { login: flow } });
    const { body } = await browser().post('send', {});
    expect(body).toEqual({ status: 'accepted', response_code: 'accepted', token: 'abc' });
    expect(provider.inbox.messages()).toEqual([]);
  });

  test('wrong codes count down, and the last one locks', async () => {
    const { browser, lastCode } = createBench({ limits: { maxAttempts: 3 } });
    const person = browser();
    const { body } = await person.post('send', {});
    const answers = [];
    for (let guess = 1; guess <= 4; guess++) {
      const code = otherThan(lastCode(), guess);
      answers.push((await person.post('verify', { ...body, code })).body);
    }
    expect(answers).toMatchObject([
      { status: 422, code: 'incorrect', response_code: 'rejected', attempts_remaining: 2 },
      { status: 422, code: 'incorrect', response_code: 'rejected', attempts_remaining: 1 },
      { status: 410, code: 'attempts_exceeded', response_code: 'max_attempts_exceeded' },
      { status: 410, code: 'attempts_exceeded', response_code: 'max_attempts_exceeded' },
    ]);
  });

  test('a problem has the members of RFC 9457 and our own', async () => {
    const { browser } = createBench();
    const { status, headers, body } = await browser().post('verify', {
      verification_id: crypto.randomUUID(),
      code: '123456',
    });
    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: expect.stringMatching(/^https:.*#no_challenge$/),
      title: 'No verification',
      status: 404,
      detail: expect.any(String),
      code: 'no_challenge',
      error: body.detail,
    });
  });

  test.each([
    ['unauthenticated', 401],
    ['not_allowed', 403],
    ['conflict', 409],
    ['rate_limited', 429],
    ['delivery_failed', 502],
    ['unavailable', 503],
  ] as const)('a flow says no with `%s`, which is %i', async (problem, status) => {
    const flow = { authorize: () => ({ problem, detail: 'Because.' }) };
    const { browser, provider } = createBench({ flows: { login: flow } });
    expect((await browser().post('send', {})).body).toMatchObject({
      status,
      code: problem,
      error: 'Because.',
    });
    expect(provider.inbox.messages()).toEqual([]);
  });

  test.each([
    [undefined, '30'],
    [90, '90'],
  ])('a flow that refuses for a while (%s s) says for how long', async (retryAfterSecs, header) => {
    const flow = { authorize: () => ({ problem: 'rate_limited' as const, retryAfterSecs }) };
    const { browser } = createBench({ flows: { login: flow } });
    const { headers, body } = await browser().post('send', {});
    expect([headers.get('retry-after'), body.retry_after]).toEqual([header, Number(header)]);
  });

  test('R16: a captcha and the countries that codes may go to are asked before the vendor', async () => {
    const flow: VerificationFlow = {
      authorize(request, { phone_number }) {
        if (request.headers.get('x-captcha') !== 'solved') return { problem: 'not_allowed' };
        const recipient = String(phone_number);
        return recipient.startsWith('+49') ? { recipient } : { problem: 'not_allowed' };
      },
    };
    const { browser, provider } = createBench({ flows: { login: flow } });
    const asked: string[] = [];
    const { send } = provider;
    provider.send = (request) => {
      asked.push(request.recipient);
      return send(request);
    };
    const headers = { 'x-captcha': 'solved' };
    const statuses = [];
    for (const [phone_number, options] of [
      ['+4915112345678', {}],
      ['+15551233456', { headers }],
      ['+4915112345678', { headers }],
    ] as const) {
      statuses.push((await browser().post('send', { phone_number }, options)).status);
    }
    expect(statuses).toEqual([403, 403, 200]);
    expect(asked).toEqual(['+4915112345678']);
  });

  test('R16: the app changes its session where it makes its result, by the browser’s own request', async () => {
    const sessions = new Map([['before', 'anonymous']]);
    const session = (request: Request) => request.headers.get('x-session') ?? '';
    const flow: VerificationFlow = {
      ...anybody,
      onVerified({ request, recipient }) {
        sessions.delete(session(request));
        sessions.set('after', recipient);
        return { session: 'after' };
      },
    };
    const { browser, lastCode } = createBench({ flows: { login: flow }, session });
    const person = browser();
    const headers = { 'x-session': 'before' };
    const { body } = await person.post('send', {}, { headers });
    const verified = await person.post('verify', { ...body, code: lastCode() }, { headers });
    expect(verified.body).toMatchObject({ session: 'after' });
    expect([...sessions]).toEqual([['after', phone]]);
  });

  test('of several flows the body names one; the app gets the body without our fields', async () => {
    const bodies: unknown[] = [];
    const seen = {
      authorize: (_: Request, body: Record<string, unknown>) => {
        bodies.push(body);
        return { recipient: phone };
      },
    };
    const { browser } = createBench({ flows: { login: anybody, payment: seen } });
    const send = (body: object) => browser().post('send', body);
    expect((await send({})).body).toMatchObject({ status: 400, code: 'invalid_request' });
    expect((await send({ flow: 'toString' })).body).toMatchObject({ status: 400 });
    await send({ flow: 'payment', channel: 'call', phone_number: '+1', note: 'x' });
    expect(bodies).toEqual([{ phone_number: '+1', note: 'x' }]);
  });

  test('a payment shows its amount and payee, in the answer and in the message', async () => {
    const { browser, provider } = createBench({ flows: { payment } });
    const { body } = await browser().post('send', {});
    expect(body.transaction).toEqual({ amount: '49.90', currency: 'EUR', payee: 'Acme Books' });
    expect(body.channels).toContain('psd2');
    expect(provider.inbox.messages()[0]?.text).toContain('49.90 EUR to Acme Books');
  });

  test('status: what is left of a verification, then its result, then how it ended', async () => {
    const { browser, lastCode } = createBench();
    const person = browser();
    const { body } = await person.post('send', {});
    await person.post('verify', { ...body, code: otherThan(lastCode()) });
    expect((await person.post('status', body)).body).toMatchObject({
      status: 'pending',
      verification_id: body.verification_id,
      attempts_remaining: 4,
    });
    await person.post('verify', { ...body, code: lastCode() });
    expect((await person.post('status', body)).body).toMatchObject({ status: 'accepted' });
    expect((await browser().post('status', body)).body).toMatchObject({ code: 'no_challenge' });
  });

  test.each(['/send', '/deep/er/send/', '/api/send?x=1'])(
    'works under any path: %s',
    async (path) => {
      const { handle } = createBench();
      const { status } = await createBrowser(handle, { url: 'https://app.example' }).post(
        path.slice(1),
        {},
      );
      expect(status).toBe(200);
    },
  );

  test('an unknown action is a 404', async () => {
    const { browser } = createBench();
    for (const action of ['nothing', 'toString', 'webhooks/telnyx', 'webhooks']) {
      expect((await browser().post(action, {})).body).toMatchObject({
        status: 404,
        code: 'invalid_request',
      });
    }
  });
});
