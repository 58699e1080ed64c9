import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { json, type Received, serve, type TestServer } from './serve.js';

/** What a check answers to each code, as Telnyx words it. */
const vendorWords: Readonly<Record<string, string>> = {
  '12345': 'accepted',
  '00000': 'rejected',
  '11111': 'expired',
  '22222': 'max_attempts_exceeded',
};

type Session = Record<string, string | undefined>;
type Route = (request: Received, response: ServerResponse, session: Session) => void;

/** A server whose state lies in a session that a cookie names. */
function serveWithSession(routes: Readonly<Record<string, Route>>): Promise<TestServer> {
  const sessions = new Map<string, Session>();
  return serve((request, response) => {
    const id = /sid=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? randomUUID();
    const session = sessions.get(id) ?? {};
    sessions.set(id, session);
    response.setHeader('Set-Cookie', `sid=${id}; HttpOnly; SameSite=Lax`);
    const route = routes[request.path];
    if (route) route(request, response, session);
    else json(response, 404, { error: 'Not found' });
  });
}

/** Answers a check that failed; false when it did not. */
function refuse(response: ServerResponse, code: unknown): boolean {
  const word = vendorWords[String(code)] ?? 'rejected';
  if (word !== 'accepted')
    json(response, 401, { error: 'Invalid or expired code', response_code: word });
  return word !== 'accepted';
}

/** A password, then a code: nothing but the session says which verification is meant. */
export function serveLogin(): Promise<TestServer> {
  return serveWithSession({
    '/login': ({ body }, response, session) => {
      if (body.password !== 'correct horse')
        return json(response, 401, { error: 'Invalid credentials' });
      if (body.email === 'trusted@example.com') return json(response, 200, { token: 'jwt-1' });
      session.verification = randomUUID();
      json(response, 200, { requires_2fa: true, phone_hint: '+1******3456', timeout_secs: 300 });
    },
    '/login/verify': ({ body }, response, session) => {
      if (!session.verification) return json(response, 400, { error: 'No pending verification' });
      if (body.code === '99999') return json(response, 410, { error: 'Verification code expired' });
      if (body.code === '50000') return json(response, 500, { error: 'Verification failed' });
      if (refuse(response, body.code)) return;
      session.verification = undefined;
      json(response, 200, { token: 'jwt-1' });
    },
    '/login/resend': (_, response, session) => {
      if (!session.verification) return json(response, 400, { error: 'No pending verification' });
      json(response, 200, { message: 'Code resent', timeout_secs: 300 });
    },
  });
}

/** A form, then a code. The only way to another code is the whole form again. */
export function serveRegistration(): Promise<TestServer> {
  return serveWithSession({
    '/register/start': ({ body }, response, session) => {
      if (!body.email || !body.phone_number)
        return json(response, 400, { error: 'Missing fields' });
      if (body.email === 'taken@example.com')
        return json(response, 409, { error: 'Email already registered' });
      session.email = String(body.email);
      json(response, 200, { verification_sent: true, timeout_secs: 600 });
    },
    '/register/verify': ({ body }, response, session) => {
      if (!session.email) return json(response, 400, { error: 'No pending registration' });
      if (body.code === '99999') return json(response, 410, { error: 'Verification code expired' });
      if (refuse(response, body.code)) return;
      json(response, 201, { user_id: 'u-1', token: 'jwt-1' });
    },
  });
}

/** A payment that a code confirms, from 100 on. */
export function servePayment(): Promise<TestServer> {
  return serveWithSession({
    '/payments/initiate': ({ body }, response, session) => {
      const { amount, currency } = body;
      const payment_id = randomUUID();
      if (Number(amount) < 100) return json(response, 200, { payment_id, status: 'completed' });
      session[payment_id] = 'pending_verification';
      json(response, 200, {
        payment_id,
        requires_verification: true,
        amount,
        currency,
        timeout_secs: 300,
      });
    },
    '/payments/confirm': ({ body }, response, session) => {
      const payment_id = String(body.payment_id);
      const state = session[payment_id];
      if (!state) return json(response, 404, { error: 'Payment not found' });
      if (state === 'completed') return json(response, 400, { error: 'Payment already completed' });
      if (body.code === '99999') return json(response, 410, { error: 'Verification code expired' });
      if (refuse(response, body.code)) return;
      session[payment_id] = 'completed';
      json(response, 200, { payment_id, status: 'completed', transaction_id: 'tx-1' });
    },
    '/verify/cancel': ({ body }, response, session) => {
      session[String(body.payment_id)] = undefined;
      response.writeHead(204).end();
    },
  });
}

/**
 * The answers of better-auth 1.7's phoneNumber, emailOTP and twoFactor plugins: no id, expiry or length; three
 * wrong codes, then 403; limits without a code and in `X-Retry-After`.
 */
export function serveBetterAuth(): Promise<TestServer> {
  const attempts = new Map<string, number>();
  const fail = (response: ServerResponse, status: number, code: string) =>
    json(response, status, { message: code.toLowerCase().replaceAll('_', ' '), code });
  const check = (recipient: unknown, otp: unknown, response: ServerResponse, answer: object) => {
    const used = attempts.get(String(recipient));
    if (used === undefined) return fail(response, 400, 'OTP_NOT_FOUND');
    if (otp === '111111') return fail(response, 400, 'OTP_EXPIRED');
    if (used >= 3) return fail(response, 403, 'TOO_MANY_ATTEMPTS');
    attempts.set(String(recipient), used + 1);
    if (otp !== '123456') return fail(response, 400, 'INVALID_OTP');
    json(response, 200, answer);
  };
  const user = { id: 'u-1' };
  const routes: Record<string, (request: Received, response: ServerResponse) => void> = {
    '/api/auth/phone-number/send-otp': ({ body }, response) => {
      if (body.phoneNumber === '+15550000429') {
        return json(response, 429, { message: 'Too many requests.' }, { 'X-Retry-After': '57' });
      }
      attempts.set(String(body.phoneNumber), 0);
      json(response, 200, { message: 'code sent' });
    },
    '/api/auth/phone-number/verify': ({ body }, response) =>
      check(body.phoneNumber, body.code, response, { status: true, token: 'ba-1', user }),
    '/api/auth/email-otp/send-verification-otp': ({ body }, response) => {
      attempts.set(String(body.email), 0);
      json(response, 200, { success: true });
    },
    '/api/auth/sign-in/email-otp': ({ body }, response) =>
      check(body.email, body.otp, response, { token: 'ba-1', user }),
    '/api/auth/two-factor/send-otp': (_, response) => {
      attempts.set('session', 0);
      json(response, 200, { status: true });
    },
    '/api/auth/two-factor/verify-otp': ({ body }, response) => {
      if (body.code === '000000') return fail(response, 401, 'INVALID_CODE');
      if (body.code === '111111') return fail(response, 400, 'OTP_HAS_EXPIRED');
      if (body.code === '222222') return fail(response, 400, 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE');
      check('session', body.code, response, { token: 'ba-1', user });
    },
  };
  return serve((request, response) => {
    const route = routes[request.path];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
}
