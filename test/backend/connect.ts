import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import { createContext } from './serve.js';

export interface Raw {
  status: number;
  body?: string | undefined;
  headers?: Record<string, string> | undefined;
}

/** A response of these statuses cannot be made with a body. */
const hasNoBody = (status: number) => [204, 205, 304].includes(status);

/**
 * A backend that is answered whatever it is told to. The answers are real responses that crossed no wire, so that thousands
 * of them cost nothing; what a wire can do to an answer is in faults.test.ts.
 */
export function connect() {
  let answer: Raw = { status: 200 };
  const backend = createHttpBackend({
    baseUrl: '/verification',
    fetch: async () => {
      const { status, body, headers = {} } = answer;
      return new Response(hasNoBody(status) ? null : body, { status, headers });
    },
  });
  const told = async (raw: Raw, call: 'send' | 'verify') => {
    answer = raw;
    try {
      return call === 'send'
        ? await backend.send({ input: {} }, createContext())
        : await backend.verify({ challenge: { id: 'v-1' }, code: '12345' }, createContext());
    } catch (error) {
      return { status: 'thrown', code: (error as { code?: unknown }).code };
    }
  };
  return { told };
}
