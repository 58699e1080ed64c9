import type { VerificationBackend } from '../../../src/index.js';
import { createSms, SmsError } from './createSms.js';

interface Input {
  phone: string;
}

interface Proof {
  token: string;
}

/** An API of verbs and statuses: forms go in, and all it knows of the person is a cookie. */
export const cookieApi: VerificationBackend<Input, Proof> = {
  async send({ input }, { signal }) {
    const body = new URLSearchParams({ ...input });
    const { ok, status } = await fetch('/session/code', { method: 'POST', body, signal });
    if (ok) return { status: 'sent', challenge: { codeLength: 6, expiresInSeconds: 120 } };
    throw new Error(`POST /session/code: ${status}`);
  },
  async verify({ code }, { signal }) {
    const body = new URLSearchParams({ code });
    const response = await fetch('/session', { method: 'PUT', body, signal });
    if (response.ok) return { status: 'verified', proof: await response.json() };
    if (response.status === 401) return { status: 'failed', code: 'incorrect' };
    if (response.status === 410) return { status: 'failed', code: 'expired' };
    throw new Error(`PUT /session: ${response.status}`);
  },
  async cancel() {
    await fetch('/session/code', { method: 'DELETE', keepalive: true });
  },
};

/** Asks a GraphQL server, whose faults come with status 200. */
async function ask<Data>(query: string, variables: object, init: RequestInit): Promise<Data> {
  const response = await fetch('/graphql', {
    ...init,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error('GraphQL errors');
  return data;
}

type Checked =
  | { __typename: 'Verified'; token: string }
  | { __typename: 'WrongCode'; attemptsLeft: number }
  | { __typename: 'ExpiredCode' };

/** A GraphQL API: each outcome is a type of its own. */
export const graphql: VerificationBackend<Input, Proof> = {
  async send({ input }, { signal }) {
    const query = 'mutation ($phone: String!) { sendCode(phone: $phone) { ticket expiresIn } }';
    const { sendCode } = await ask<{ sendCode: { ticket: string; expiresIn: number } }>(
      query,
      input,
      { signal },
    );
    const { ticket, expiresIn } = sendCode;
    return { status: 'sent', challenge: { id: ticket, expiresInSeconds: expiresIn } };
  },
  async verify({ challenge, code }, { signal }) {
    const query = `mutation ($ticket: ID!, $code: String!) { verifyCode(ticket: $ticket, code: $code) {
      __typename ... on Verified { token } ... on WrongCode { attemptsLeft } } }`;
    const variables = { ticket: challenge.id, code };
    const { verifyCode } = await ask<{ verifyCode: Checked }>(query, variables, { signal });
    switch (verifyCode.__typename) {
      case 'Verified':
        return { status: 'verified', proof: { token: verifyCode.token } };
      case 'WrongCode': {
        const { attemptsLeft } = verifyCode;
        return { status: 'failed', code: 'incorrect', attemptsRemaining: attemptsLeft };
      }
      case 'ExpiredCode':
        return { status: 'failed', code: 'expired' };
    }
  },
  async cancel({ challenge }) {
    const query = 'mutation ($ticket: ID!) { forgetCode(ticket: $ticket) }';
    await ask(query, { ticket: challenge.id }, { keepalive: true });
  },
};

const sms = createSms('/sms');

/** An SDK: promises that reject with errors of its own. */
export const sdk: VerificationBackend<Input, Proof> = {
  async send({ input }) {
    const { requestId } = await sms.start(input.phone);
    return { status: 'sent', challenge: { id: requestId } };
  },
  async verify({ challenge, code }) {
    try {
      return { status: 'verified', proof: await sms.check(String(challenge.id), code) };
    } catch (error) {
      const reason = error instanceof SmsError ? error.reason : undefined;
      if (reason === 'wrong_code') return { status: 'failed', code: 'incorrect' };
      if (reason === 'code_expired') return { status: 'failed', code: 'expired' };
      throw error;
    }
  },
  async cancel({ challenge }) {
    await sms.stop(String(challenge.id));
  },
};
