import { inspect } from 'node:util';
import {
  createVerificationHandler,
  memoryStore,
  type VerificationFlow,
  type VerificationLimits,
  type VerificationStore,
} from '../../../src/server/index.js';
import { createBrowser, read } from '../support/createBrowser.js';
import type { PostedWebhook, ProviderRig } from './ProviderRig.js';

export const phone = '+15551233456';
const email = 'ann.margaret@example.com';
export const transaction = { amount: '49.90', currency: 'EUR', payee: 'Acme Books' };

export const recipientOf = (channel: string) => (channel === 'email' ? email : phone);

const recipient = (body: Record<string, unknown>) => String(body.phone_number ?? phone);

/** Flows that cover what a provider is asked for. */
const flows: Record<string, VerificationFlow> = {
  login: { authorize: (_request, body) => ({ recipient: recipient(body) }) },
  payment: { authorize: (_request, body) => ({ recipient: recipient(body), transaction }) },
  forgotten: {
    authorize: (_request, body) => ({
      recipient: recipient(body),
      isDecoy: recipient(body) !== phone,
    }),
  },
};

/** The real handler around a provider, and everything that can be seen of both. */
export function openBench(rig: ProviderRig, limits: Partial<VerificationLimits> = {}) {
  const log: unknown[] = [];
  const faults: unknown[] = [];
  const written: string[] = [];
  const store = recorded(memoryStore(), written);
  const create = () => {
    const provider = rig.create();
    const handle = createVerificationHandler({
      provider,
      flows,
      store,
      limits: { sendsPerHour: 1000, sendsPerHourPerSession: 1000, ...limits },
      log: (entry) => log.push(entry),
      onError: (fault) => faults.push(fault),
    });
    return { provider, handle };
  };
  let current = create();
  const handle = (request: Request) => current.handle(request);

  const browser = () => createBrowser(handle);
  const lastCode = (to = phone) => rig.received(to).at(-1)?.code ?? 'none arrived';

  return {
    rig,
    provider: () => current.provider,
    browser,
    lastCode,
    /** Somebody has asked for a code. */
    async asked(body: object = { flow: 'login' }) {
      const person = browser();
      const { status, body: challenge } = await person.post('send', body);
      if (status !== 200) throw new Error(`nothing was sent: ${JSON.stringify(challenge)}`);
      const named = { verification_id: challenge.verification_id };
      return {
        challenge,
        code: lastCode(),
        verify: (code: string) => person.post('verify', { ...named, code }),
        resend: (more: object = {}) => person.post('send', { ...named, ...more }),
        status: async () => (await person.post('status', named)).body,
      };
    },
    /** The process ends and another one starts, on the same store. */
    restart() {
      current = create();
    },
    /** Posts a webhook. */
    async post({ body, headers }: PostedWebhook) {
      const url = `https://app.example/api/verification/webhooks/${current.provider.name}`;
      return read(await handle(new Request(url, { method: 'POST', body, headers })));
    },
    faults,
    /** Everything that was said to the log and to `onError`, stacks and causes included. */
    said: () => inspect([log, faults], { depth: 20, showHidden: true }),
    /** Everything that the store was given. */
    stored: () => written.join('\n'),
  };
}

export type Asked = Awaited<ReturnType<ReturnType<typeof openBench>['asked']>>;

function recorded(inner: VerificationStore, written: string[]): VerificationStore {
  return {
    ...inner,
    set(key, value, ttlMs) {
      written.push(`${key} ${value}`);
      return inner.set(key, value, ttlMs);
    },
    swap(key, from, to, ttlMs) {
      written.push(`${key} ${to}`);
      return inner.swap(key, from, to, ttlMs);
    },
  };
}

/** Finds a code as a word of its own: five digits may well be part of an id. */
export const asWord = (code: string) => new RegExp(`(?<![\\w-])${code}(?![\\w-])`);
