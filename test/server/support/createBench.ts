import {
  createVerificationHandler,
  type DevProviderOptions,
  devProvider,
  type VerificationFlow,
  type VerificationHandlerOptions,
  type VerificationLogEntry,
  type VerifiedCode,
} from '../../../src/server/index.js';
import { checkAnswers } from './checkAnswers.js';
import { type Browser, createBrowser } from './createBrowser.js';

export const phone = '+15551233456';

/** Whoever the body names: a flow for tests. */
export const anybody: VerificationFlow = {
  authorize: (_request, body) => ({ recipient: String(body.phone_number ?? phone) }),
};

export const payment: VerificationFlow = {
  authorize: (_request, { amount = '49.90', payee = 'Acme Books' }) => ({
    recipient: phone,
    transaction: { amount: String(amount), currency: 'EUR', payee: String(payee) },
  }),
};

/** The handler with the development provider, and everything that can be seen of it. */
export function createBench({
  provider: providerOptions,
  ...options
}: Partial<Omit<VerificationHandlerOptions, 'provider'>> & { provider?: DevProviderOptions } = {}) {
  const provider = devProvider(providerOptions);
  const log: VerificationLogEntry[] = [];
  const faults: unknown[] = [];
  const handler = createVerificationHandler({
    flows: { login: anybody },
    log: (entry) => log.push(entry),
    onError: (fault) => faults.push(fault),
    ...options,
    provider,
  });
  // Whatever a test is about, every answer is one that the document describes.
  const handle = checkAnswers(handler);
  return {
    handle,
    provider,
    log,
    faults,
    browser: (): Browser => createBrowser(handle),
    /** The code that arrived last. */
    lastCode: (recipient?: string): string =>
      provider.inbox.messages(recipient).at(-1)?.code ?? 'none arrived',
  };
}

/** A flow that remembers what it was told of each success. */
export function recording(flow: VerificationFlow): VerificationFlow & { verified: VerifiedCode[] } {
  const verified: VerifiedCode[] = [];
  return {
    ...flow,
    verified,
    onVerified: (success) => {
      verified.push(success);
      return { token: `token ${verified.length}` };
    },
  };
}

/** A code of the same length that is not this one. */
export function otherThan(code: string, by = 1): string {
  return String((Number(code) + by) % 10 ** code.length).padStart(code.length, '0');
}
