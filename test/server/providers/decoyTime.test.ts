// @vitest-environment node
import Telnyx from 'telnyx';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  codeProvider,
  type TelnyxClient,
  telnyxProvider,
  type VerificationProvider,
} from '../../../src/server/index.js';
import { phone } from './openBench.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** The SDK's client, with a vendor that takes 700 ms to send and 10 ms to say that it has no such thing. */
function slowClient(): TelnyxClient {
  const { webhooks, verifications, post } = new Telnyx({ apiKey: 'x' });
  return {
    webhooks,
    post,
    verifications: Object.assign(Object.create(verifications), {
      triggerSMS: async () => {
        await wait(700);
        return { data: { id: 'one' } };
      },
      retrieve: async () => {
        await wait(10);
        throw Object.assign(new Error('unknown'), { status: 404 });
      },
    }),
  };
}

describe('R10: the time that a decoy takes', () => {
  test.each<[string, () => VerificationProvider]>([
    ['codeProvider', () => codeProvider({ deliver: () => wait(700) })],
    ['telnyxProvider', () => telnyxProvider({ client: slowClient(), verifyProfileId: 'x' })],
  ])('R10: %s answers a decoy when a delivery would have been over', async (_name, create) => {
    const provider = create();
    const took = async (isDecoy: boolean) => {
      const startMs = performance.now();
      const request = { recipient: phone, channel: 'sms', timeoutSecs: 60, purpose: '', isDecoy };
      let tookMs: number | undefined;
      void provider.send(request).then(() => {
        tookMs = performance.now() - startMs;
      });
      while (vi.getTimerCount() === 0) await new Promise(setImmediate);
      await vi.runAllTimersAsync();
      while (tookMs === undefined) await new Promise(setImmediate);
      return tookMs;
    };
    expect(await took(false)).toBe(700);
    expect(await took(true)).toBe(700);
  });
});
