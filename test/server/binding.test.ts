// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createVerificationHandler, devProvider, memoryStore } from '../../src/server/index.js';
import { anybody, createBench, payment, recording } from './support/createBench.js';
import { createBrowser } from './support/createBrowser.js';

// The spacing between two sends must pass within a test.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

describe('R5: a code is good for one session, one purpose and one transaction', () => {
  const purposes = {
    'the login': { flow: 'login' },
    'a payment of 49.90': { flow: 'payment' },
    'a payment of 4990.00': { flow: 'payment', amount: '4990.00' },
    'a payment to somebody else': { flow: 'payment', payee: 'Mallory' },
  };
  const names = Object.keys(purposes) as (keyof typeof purposes)[];
  const pairs = names.flatMap((from) =>
    names.filter((to) => to !== from).map((to) => [from, to] as const),
  );

  test.each(pairs)('R5: the code of %s does not confirm %s', async (from, to) => {
    const flows = { login: recording(anybody), payment: recording(payment) };
    const { browser, lastCode } = createBench({ flows });
    const person = browser();
    await person.post('send', purposes[from]);
    const code = lastCode();
    vi.advanceTimersByTime(30_000);
    const { body } = await person.post('send', purposes[to]);
    expect((await person.post('verify', { ...body, code })).body).toMatchObject({
      code: 'incorrect',
    });
    expect([...flows.login.verified, ...flows.payment.verified]).toEqual([]);
  });

  test('R5: in another session neither id nor code is of any use', async () => {
    const { browser, lastCode, provider } = createBench();
    const { body } = await browser().post('send', {});
    const other = browser();
    await other.post('send', { phone_number: '+4915112345678' });
    const code = lastCode('+15551233456');
    for (const action of ['verify', 'status', 'send']) {
      const { verification_id } = body;
      const { body: answer } = await other.post(action, { verification_id, code });
      expect(answer).toMatchObject({ status: 404, code: 'no_challenge' });
    }
    expect(provider.inbox.messages()).toHaveLength(2);
  });

  test('R5: a handler of one purpose does not serve the verifications of another on the same store', async () => {
    const store = memoryStore();
    const provider = devProvider();
    const session = () => 'one person';
    const handlerOf = (flows: Parameters<typeof createVerificationHandler>[0]['flows']) =>
      createBrowser(createVerificationHandler({ provider, store, session, flows }));
    const { body } = await handlerOf({ login: anybody }).post('send', {});
    const code = provider.inbox.messages()[0]?.code;
    const answer = await handlerOf({ payment }).post('verify', { ...body, code });
    expect(answer.body).toMatchObject({ code: 'no_challenge' });
  });

  test('R5: what is verified is what was shown, whatever the last request claims', async () => {
    const flow = recording(payment);
    const { browser, lastCode } = createBench({ flows: { payment: flow } });
    const person = browser();
    const { body } = await person.post('send', {});
    await person.post('verify', {
      ...body,
      code: lastCode(),
      amount: '1.00',
      transaction: { amount: '1.00', currency: 'EUR', payee: 'Mallory' },
    });
    expect(flow.verified).toMatchObject([
      { transaction: { amount: '49.90', currency: 'EUR', payee: 'Acme Books' } },
    ]);
  });

  test('an empty session of the app’s own is nobody’s, so it is refused', async () => {
    const { browser } = createBench({ session: () => '' });
    expect((await browser().post('send', {})).body).toMatchObject({ code: 'unauthenticated' });
  });
});
