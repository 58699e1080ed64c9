import type { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import { createContext } from './serve.js';

export const code = '90210';
export const phoneNumber = '+15550123456';
export const accepted = JSON.stringify({ status: 'accepted', token: 't-1' });

/** The three calls that wait for an answer. */
export const calls = ['send', 'resend', 'verify'] as const;

export function ask(
  backend: ReturnType<typeof createHttpBackend>,
  call: (typeof calls)[number],
  context = createContext(),
) {
  const input = { phone_number: phoneNumber };
  switch (call) {
    case 'send':
      return backend.send({ input }, context);
    case 'resend':
      return backend.send({ input, previous: { id: 'v-1' } }, context);
    case 'verify':
      return backend.verify({ challenge: { id: 'v-1' }, code }, context);
  }
}

/** What was thrown, or undefined when nothing was. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error;
  }
}
