// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { faults } from './faults.js';
import { otherThan, startPerson } from './startPerson.js';

// Each fault against each request: what the person is told, what the server was asked, and that trying again works.

/** The server said so itself, or somebody in its place: only then is the outcome known. */
const isKnown = (code: string) => code === 'unavailable';

describe.each(faults)('$name', (fault) => {
  const { code, isDone } = fault;

  test('N1, N3, N13, N14: a send is made once, and made again by the person one message goes out', async () => {
    const { send, verify, meet, wait, proxy, snapshot, messages, ...person } = await startPerson();
    expect(await meet(fault, () => send())).toMatchObject({
      status: 'idle',
      error: { code, during: 'send' },
    });
    expect(messages()).toHaveLength(isDone ? 1 : 0);
    await wait(20);
    expect(proxy.requests).toHaveLength(1);
    expect(snapshot().status).toBe('idle');

    expect(await send()).toMatchObject({ status: 'awaiting', error: undefined });
    const [first, again, ...more] = proxy.requests;
    expect(more).toEqual([]);
    expect(again?.idempotencyKey === first?.idempotencyKey).toBe(!isKnown(code));
    expect(messages()).toHaveLength(1);
    expect(await verify(person.code())).toMatchObject({ status: 'verified' });
  });

  test('N1, N3, N13, N14: a resend leaves what there was, and made again by the person one more message goes out', async () => {
    const { send, verify, meet, wait, proxy, snapshot, messages, ...person } = await startPerson();
    await send();
    await wait(30);
    const { challenge } = snapshot();
    expect(await meet(fault, () => send())).toMatchObject({
      status: 'awaiting',
      error: { code, during: 'send' },
      challenge,
    });
    expect(messages()).toHaveLength(isDone ? 2 : 1);
    await wait(20);
    expect(proxy.requests).toHaveLength(2);

    expect(await send()).toMatchObject({ status: 'awaiting', error: undefined });
    const [, first, again, ...more] = proxy.requests;
    expect(more).toEqual([]);
    expect(again?.idempotencyKey === first?.idempotencyKey).toBe(!isKnown(code));
    expect(messages()).toHaveLength(2);
    expect(await verify(person.code())).toMatchObject({ status: 'verified' });
  });

  test('N1, N3, N13, N14, R8: a wrong code is checked once, and tried again by the person charged once', async () => {
    const { send, verify, meet, wait, proxy, snapshot, ...person } = await startPerson();
    await send();
    const wrong = otherThan(person.code());
    const { challenge } = snapshot();
    expect(await meet(fault, () => verify(wrong))).toMatchObject({
      status: 'awaiting',
      error: { code, during: 'verify' },
      challenge,
    });
    await wait(20);
    expect(proxy.requests).toHaveLength(2);

    expect(await verify(wrong)).toMatchObject({
      status: 'awaiting',
      error: { code: 'incorrect', attemptsRemaining: 4 },
    });
    const [, first, again, ...more] = proxy.requests;
    expect(more).toEqual([]);
    expect(again?.idempotencyKey === first?.idempotencyKey).toBe(!isKnown(code));
    expect(person.done('verify')).toEqual(['incorrect']);
    expect(await verify(person.code())).toMatchObject({ status: 'verified' });
    expect(proxy.requests.at(-1)?.idempotencyKey).not.toBe(first?.idempotencyKey);
  });

  test('N3, N11, R8: a success that was lost is there when the same code is tried again, and happened once', async () => {
    const { send, verify, meet, proxy, ...person } = await startPerson();
    await send();
    const right = person.code();
    expect(await meet(fault, () => verify(right))).toMatchObject({
      status: 'awaiting',
      error: { code, during: 'verify' },
    });
    expect(person.done('verify')).toEqual(isDone ? ['accepted'] : []);
    expect(await verify(right)).toMatchObject({ status: 'verified', proof: { token: 'token-1' } });
    expect(person.done('verify')).toEqual(['accepted']);
    expect(proxy.requests).toHaveLength(3);
  });

  test('N6, N7: leaving is told once, and whatever becomes of it nobody hears', async () => {
    const { send, cancel, meet, wait, proxy, status, elsewhere } = await startPerson();
    const { challenge } = await send();
    await meet(fault, () => {
      cancel();
      expect(status()).toBe('cancelled');
    });
    await wait(60);
    expect(status()).toBe('cancelled');
    expect(proxy.requests.map(({ path }) => path)).toEqual([
      '/verification/send',
      '/verification/cancel',
    ]);
    expect(await elsewhere('status', { verification_id: challenge?.id })).toMatchObject(
      isDone ? { code: 'cancelled' } : { status: 'pending' },
    );
  });
});
