// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import type { HttpBackendOptions } from '../../src/backend/HttpBackendOptions.js';
import type { Challenge } from '../../src/contract/challenge.js';
import { createContext, json, serve } from './serve.js';

interface Form {
  email: string;
  password: string;
}
const input: Form = { email: 'ada@example.com', password: 'correct horse' };

/** What a server of another shape is asked, call by call. Servers that exist are driven in test/foreign. */
async function connect(answer: object, options: HttpBackendOptions<Form>) {
  const server = await serve((_request, response) => json(response, 200, answer));
  const backend = createHttpBackend<Form>({
    meanings: { message: 'sent' },
    ...options,
    baseUrl: server.url,
  });
  const sent = await backend.send({ input }, createContext());
  if (sent.status !== 'sent') throw new Error('nothing was sent');
  const bodies = () => server.received.map(({ path, body }) => [path, body]);
  return { backend, challenge: sent.challenge, bodies };
}

describe('what goes into the bodies', () => {
  const paths = { send: '/send', verify: '/verify' };
  const resend = (challenge: Challenge) => ({ input, previous: challenge });

  test('a resend without an id or an address of its own is the whole form again', async () => {
    const { backend, challenge, bodies } = await connect({ message: 'sent' }, { paths });
    await backend.send(resend(challenge), createContext());
    expect(bodies()).toEqual([
      ['/send', input],
      ['/send', input],
    ]);
  });

  test('S1: a resend with an address of its own repeats no password', async () => {
    const { backend, challenge, bodies } = await connect(
      { message: 'sent' },
      { paths: { ...paths, resend: '/again' } },
    );
    await backend.send(resend(challenge), createContext());
    expect(bodies().at(-1)).toEqual(['/again', {}]);
  });

  test('a server that can send no second code is never asked for one, and the screen knows', async () => {
    const { backend, challenge, bodies } = await connect(
      { payment_id: 'p-1' },
      { paths: { ...paths, resend: false }, fields: { id: 'payment_id' } },
    );
    expect(challenge).toMatchObject({ id: 'p-1', canResend: false });
    expect(await backend.send(resend(challenge), createContext())).toEqual({
      status: 'failed',
      code: 'no_challenge',
    });
    expect(bodies()).toHaveLength(1);
  });

  test('what names a verification goes along, by the names that the server knows', async () => {
    const { backend, challenge, bodies } = await connect(
      { message: 'sent', ticket: 7 },
      {
        paths: { ...paths, cancel: '/cancel' },
        fields: { code: 'otp' },
        carry: ['email', 'ticket'],
      },
    );
    await backend.verify({ challenge, code: '123456' }, createContext());
    await backend.cancel?.({ challenge }, createContext());
    const names = { email: input.email, ticket: 7 };
    expect(bodies().slice(1)).toEqual([
      ['/verify', { ...names, otp: '123456' }],
      ['/cancel', names],
    ]);
  });
});
