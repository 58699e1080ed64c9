// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import type { Challenge } from '../../src/contract/challenge.js';
import { serveBetterAuth, serveLogin, servePayment, serveRegistration } from './exampleServers.js';
import { createContext, fetchWithCookies } from './serve.js';

/** The challenge of a send, which must have been sent. */
async function challengeOf(send: Promise<{ status: string; challenge?: Challenge }>) {
  const result = await send;
  expect(result.status).toBe('sent');
  return result.challenge as Challenge;
}

describe('the login server, by configuration alone', () => {
  const credentials = { email: 'ada@example.com', password: 'correct horse' };

  async function connect() {
    const server = await serveLogin();
    const backend = createHttpBackend<typeof credentials, { token: string }>({
      baseUrl: server.url,
      paths: { send: '/login', resend: '/login/resend', verify: '/login/verify' },
      meanings: { timeout_secs: 'sent', token: 'verified' },
      credentials: 'include',
      fetch: fetchWithCookies(),
    });
    return { server, backend };
  }

  test('sends, says what is wrong with each code, sends again without the password, and verifies', async () => {
    const { server, backend } = await connect();
    const challenge = await challengeOf(backend.send({ input: credentials }, createContext()));
    expect(challenge).toMatchObject({ destination: '+1******3456', expiresInSeconds: 300 });

    const verify = (code: string) => backend.verify({ challenge, code }, createContext());
    expect(await verify('00000')).toMatchObject({ status: 'failed', code: 'incorrect' });
    expect(await verify('11111')).toMatchObject({ status: 'failed', code: 'expired' });
    expect(await verify('22222')).toMatchObject({ status: 'failed', code: 'attempts_exceeded' });
    expect(await verify('99999')).toMatchObject({ status: 'failed', code: 'expired' });
    expect(await verify('50000')).toMatchObject({ status: 'failed', code: 'unavailable' });

    const again = backend.send({ input: credentials, previous: challenge }, createContext());
    expect(await challengeOf(again)).toMatchObject({ expiresInSeconds: 300 });
    expect(server.received.at(-1)).toMatchObject({ path: '/login/resend', body: {} });
    expect(JSON.stringify(server.received.at(-1)?.body)).toBe('{}');

    expect(await verify('12345')).toEqual({ status: 'verified', proof: { token: 'jwt-1' } });
    expect(await verify('12345')).toMatchObject({ status: 'failed', code: 'invalid_request' });
  });

  test('a wrong password is no wrong code, and a trusted person needs no code', async () => {
    const { backend } = await connect();
    const wrong = { ...credentials, password: 'guess' };
    expect(await backend.send({ input: wrong }, createContext())).toEqual({
      status: 'failed',
      code: 'unauthenticated',
      message: 'Invalid credentials',
    });
    const trusted = { ...credentials, email: 'trusted@example.com' };
    expect(await backend.send({ input: trusted }, createContext())).toEqual({
      status: 'verified',
      proof: { token: 'jwt-1' },
    });
  });
});

describe('the registration server, by configuration alone', () => {
  const form = {
    name: 'Ada',
    email: 'ada@example.com',
    phone_number: '+15550123456',
    password: 'x',
  };

  async function connect() {
    const server = await serveRegistration();
    const backend = createHttpBackend<typeof form, { user_id: string; token: string }>({
      baseUrl: server.url,
      paths: { send: '/register/start', verify: '/register/verify' },
      meanings: { verification_sent: 'sent', token: 'verified' },
      credentials: 'include',
      fetch: fetchWithCookies(),
    });
    return { server, backend };
  }

  test('a resend starts again with the whole form', async () => {
    const { server, backend } = await connect();
    const challenge = await challengeOf(backend.send({ input: form }, createContext()));
    expect(challenge).toMatchObject({ expiresInSeconds: 600 });
    await challengeOf(backend.send({ input: form, previous: challenge }, createContext()));
    expect(server.received.map(({ path, body }) => ({ path, body }))).toEqual([
      { path: '/register/start', body: form },
      { path: '/register/start', body: form },
    ]);
    expect(await backend.verify({ challenge, code: '12345' }, createContext())).toEqual({
      status: 'verified',
      proof: { user_id: 'u-1', token: 'jwt-1' },
    });
  });

  test('every refusal has its code', async () => {
    const { backend } = await connect();
    const send = (input: Partial<typeof form>) =>
      backend.send({ input: { ...form, ...input } }, createContext());
    expect(await send({ phone_number: '' })).toMatchObject({ code: 'invalid_request' });
    expect(await send({ email: 'taken@example.com' })).toMatchObject({ code: 'conflict' });
    const challenge = await challengeOf(send({}));
    for (const [code, failure] of [
      ['00000', 'incorrect'],
      ['11111', 'expired'],
      ['22222', 'attempts_exceeded'],
      ['99999', 'expired'],
    ] as const) {
      const result = await backend.verify({ challenge, code }, createContext());
      expect(result).toMatchObject({ status: 'failed', code: failure });
    }
  });
});

describe('the payment server, by configuration alone', () => {
  const payment = { amount: 250, currency: 'EUR', recipient: 'Shop', description: 'Order 7' };

  async function connect() {
    const server = await servePayment();
    const backend = createHttpBackend<typeof payment, { payment_id: string; status: string }>({
      baseUrl: server.url,
      paths: {
        send: '/payments/initiate',
        resend: false,
        verify: '/payments/confirm',
        cancel: '/verify/cancel',
      },
      fields: { id: 'payment_id' },
      meanings: { completed: 'verified', 'Payment already completed': 'no_challenge' },
      credentials: 'include',
      fetch: fetchWithCookies(),
    });
    return { server, backend };
  }

  test('the payment is confirmed by its id and the code, and what came of it is the proof', async () => {
    const { server, backend } = await connect();
    const challenge = await challengeOf(backend.send({ input: payment }, createContext()));
    expect(challenge.canResend).toBe(false);
    const verify = (code: string) => backend.verify({ challenge, code }, createContext());
    expect(await verify('00000')).toMatchObject({ code: 'incorrect' });
    expect(await verify('99999')).toMatchObject({ code: 'expired' });
    expect(await verify('12345')).toEqual({
      status: 'verified',
      proof: { payment_id: challenge.id, status: 'completed', transaction_id: 'tx-1' },
    });
    expect(server.received.at(-1)?.body).toEqual({ payment_id: challenge.id, code: '12345' });
    expect(await verify('12345')).toMatchObject({ code: 'no_challenge' });
  });

  test('a resend never reaches a server on which it would make another payment', async () => {
    const { server, backend } = await connect();
    const challenge = await challengeOf(backend.send({ input: payment }, createContext()));
    expect(await backend.send({ input: payment, previous: challenge }, createContext())).toEqual({
      status: 'failed',
      code: 'no_challenge',
    });
    expect(server.received).toHaveLength(1);
  });

  test('below the threshold no code is needed, and a cancelled payment is gone', async () => {
    const { backend } = await connect();
    const small = { ...payment, amount: 20 };
    expect(await backend.send({ input: small }, createContext())).toMatchObject({
      status: 'verified',
      proof: { status: 'completed' },
    });
    const challenge = await challengeOf(backend.send({ input: payment }, createContext()));
    await backend.cancel?.({ challenge }, createContext());
    expect(await backend.verify({ challenge, code: '12345' }, createContext())).toMatchObject({
      status: 'failed',
      code: 'no_challenge',
    });
  });
});

describe('better-auth, by configuration alone', () => {
  const proof = { token: 'ba-1', user: { id: 'u-1' } };

  test('phone number: later bodies carry the number, and every refusal has its code', async () => {
    const server = await serveBetterAuth();
    const backend = createHttpBackend<{ phoneNumber: string }>({
      baseUrl: `${server.url}/api/auth/phone-number`,
      paths: { send: '/send-otp', verify: '/verify' },
      carry: ['phoneNumber'],
      meanings: { message: 'sent', token: 'verified' },
    });
    const input = { phoneNumber: '+15550123456' };
    const challenge = await challengeOf(backend.send({ input }, createContext()));
    const verify = (code: string) => backend.verify({ challenge, code }, createContext());
    expect(await verify('123456')).toEqual({
      status: 'verified',
      proof: { status: true, ...proof },
    });
    expect(server.received.at(-1)?.body).toEqual({ ...input, code: '123456' });
    expect(await verify('111111')).toMatchObject({ code: 'expired' });
    expect(await verify('000000')).toMatchObject({ code: 'incorrect' });
    expect(await verify('000000')).toMatchObject({ code: 'incorrect' });
    expect(await verify('123456')).toMatchObject({ code: 'attempts_exceeded' });

    const again = backend.send({ input, previous: challenge }, createContext());
    expect(await challengeOf(again)).toMatchObject({ state: input });
    expect(server.received.at(-1)?.body).toEqual(input);
    expect(await verify('123456')).toMatchObject({ status: 'verified' });

    const unknown = { id: undefined, state: { phoneNumber: '+15550999999' } };
    expect(
      await backend.verify({ challenge: unknown, code: '123456' }, createContext()),
    ).toMatchObject({ code: 'no_challenge' });
  });

  test('N12: its limits are 429 with X-Retry-After and no code', async () => {
    const server = await serveBetterAuth();
    const backend = createHttpBackend({
      baseUrl: `${server.url}/api/auth/phone-number`,
      paths: { send: '/send-otp', verify: '/verify' },
      meanings: { message: 'sent', token: 'verified' },
    });
    const limited = { phoneNumber: '+15550000429' };
    expect(await backend.send({ input: limited }, createContext())).toEqual({
      status: 'failed',
      code: 'rate_limited',
      retryAfterSeconds: 57,
      message: 'Too many requests.',
    });
  });

  test('email: the code is called `otp`, and the type goes with the send alone', async () => {
    const server = await serveBetterAuth();
    const backend = createHttpBackend<{ email: string; type: 'sign-in' }>({
      baseUrl: `${server.url}/api/auth`,
      paths: { send: '/email-otp/send-verification-otp', verify: '/sign-in/email-otp' },
      fields: { code: 'otp' },
      carry: ['email'],
      meanings: { success: 'sent', token: 'verified' },
    });
    const input = { email: 'ada@example.com', type: 'sign-in' } as const;
    const challenge = await challengeOf(backend.send({ input }, createContext()));
    const verify = (code: string) => backend.verify({ challenge, code }, createContext());
    expect(await verify('000000')).toMatchObject({ code: 'incorrect' });
    expect(await verify('123456')).toEqual({ status: 'verified', proof });
    expect(server.received.at(-1)?.body).toEqual({ email: 'ada@example.com', otp: '123456' });
  });

  test('two-factor: its own words are named in the configuration', async () => {
    const server = await serveBetterAuth();
    const backend = createHttpBackend({
      baseUrl: `${server.url}/api/auth/two-factor`,
      paths: { send: '/send-otp', verify: '/verify-otp' },
      meanings: {
        status: 'sent',
        token: 'verified',
        INVALID_CODE: 'incorrect',
        OTP_HAS_EXPIRED: 'expired',
        TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'attempts_exceeded',
      },
    });
    const challenge = await challengeOf(backend.send({ input: {} }, createContext()));
    const verify = (code: string) => backend.verify({ challenge, code }, createContext());
    expect(await verify('000000')).toMatchObject({ code: 'incorrect' });
    expect(await verify('111111')).toMatchObject({ code: 'expired' });
    expect(await verify('222222')).toMatchObject({ code: 'attempts_exceeded' });
    expect(await verify('123456')).toEqual({ status: 'verified', proof });
  });
});
