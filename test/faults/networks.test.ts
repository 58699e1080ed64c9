// @vitest-environment node
import { describe, expect, test, vi } from 'vitest';
import { liveUpdates } from '../../src/backend/liveUpdates.js';
import { type FaultCase, faults } from './faults.js';
import { startPerson } from './startPerson.js';
import { answerTo, type Fault, pass } from './startProxy.js';

describe('offline and back', () => {
  test('N14: a send asks nothing when the device is back, until the person does', async () => {
    const { send, proxy, wait, snapshot, messages } = await startPerson();
    await proxy.goOffline();
    expect(await send()).toMatchObject({ status: 'idle', error: { code: 'network' } });
    await proxy.goOnline();
    await wait(60);
    expect([proxy.requests, messages(), snapshot().status]).toEqual([[], [], 'idle']);
    expect(await send()).toMatchObject({ status: 'awaiting' });
    expect(messages()).toHaveLength(1);
  });

  test('N14: a resend asks nothing when the device is back, and the code that came before still works', async () => {
    const { send, verify, proxy, wait, messages, code } = await startPerson();
    await send();
    await wait(30);
    await proxy.goOffline();
    expect(await send()).toMatchObject({ status: 'awaiting', error: { code: 'network' } });
    await proxy.goOnline();
    await wait(60);
    expect(messages()).toHaveLength(1);
    expect(await verify(code())).toMatchObject({ status: 'verified' });
    expect(proxy.requests).toHaveLength(2);
  });

  test('N14: a code is checked when the person tries it again, and not before', async () => {
    const { send, verify, proxy, wait, code, done } = await startPerson();
    await send();
    await proxy.goOffline();
    expect(await verify(code())).toMatchObject({ status: 'awaiting', error: { code: 'network' } });
    await proxy.goOnline();
    await wait(60);
    expect(proxy.requests).toHaveLength(1);
    expect(await verify(code())).toMatchObject({ status: 'verified' });
    expect(done('verify')).toEqual(['accepted']);
  });

  test('N7, N14: leaving offline is not told later', async () => {
    const { send, cancel, proxy, wait, status } = await startPerson();
    await send();
    await proxy.goOffline();
    cancel();
    await wait(0);
    await proxy.goOnline();
    await wait(60);
    expect(status()).toBe('cancelled');
    expect(proxy.requests).toHaveLength(1);
  });
});

/** Lets the answer through one byte at a time. */
const drip: Fault = async (passage) => {
  for (const byte of await answerTo(passage)) {
    await new Promise((resolve) => passage.client.write(Uint8Array.of(byte), resolve));
  }
  passage.client.end();
};

describe('slow, and in time', () => {
  test('an answer that drips is read to its end', async () => {
    const { send, verify, proxy, code } = await startPerson();
    proxy.fault = drip;
    expect(await send()).toMatchObject({ status: 'awaiting', error: undefined });
    expect(await verify(code())).toMatchObject({ status: 'verified' });
    expect(proxy.requests).toHaveLength(2);
  });

  test('N2, N9: while an answer is held back nothing more is asked, and what was left for is not heard', async () => {
    const { send, verify, cancel, proxy, wait, status, code } = await startPerson();
    await send();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    proxy.fault = async (passage) => {
      const answer = await answerTo(passage);
      await held;
      passage.client.end(answer);
    };
    const first = verify(code());
    expect(verify(code())).toBe(first);
    expect(send()).toBe(first);
    await wait(29);
    expect(status()).toBe('verifying');
    release();
    expect(await first).toMatchObject({ status: 'verified' });
    cancel();
    await wait(60);
    expect(proxy.requests).toHaveLength(2);
    expect(status()).toBe('verified');
  });

  test('N6, N9: an answer that comes after the person left changes nothing', async () => {
    const { send, verify, cancel, proxy, status, code } = await startPerson();
    await send();
    let told = Promise.resolve();
    proxy.fault = async (passage) => {
      const answer = await answerTo(passage);
      proxy.fault = pass;
      told = proxy.next();
      cancel();
      await told;
      passage.client.end(answer);
    };
    expect(await verify(code())).toMatchObject({ status: 'cancelled' });
    await told;
    expect(status()).toBe('cancelled');
    expect(proxy.requests.map(({ path }) => path.replace('/verification/', ''))).toEqual([
      'send',
      'verify',
      'cancel',
    ]);
  });
});

test('with the answer to a first send the session’s cookie is lost as well: one message all the same', async () => {
  const { send, meet, wait, messages, verify, code } = await startPerson({
    isByCookie: true,
  });
  const lost = faults.find(({ name }) => name.startsWith('a reset after')) as FaultCase;
  expect(await meet(lost, () => send())).toMatchObject({ error: { code: 'network' } });
  // Nobody can tell that it is the same person: only the number's own limit can.
  expect(await send()).toMatchObject({ status: 'idle', error: { code: 'rate_limited' } });
  expect(messages()).toHaveLength(1);
  await wait(30);
  expect(await send()).toMatchObject({ status: 'awaiting' });
  expect(await verify(code())).toMatchObject({ status: 'verified' });
});

test('N17: verified elsewhere, the screen is too, over a stream that broke in between', async () => {
  const { send, proxy, code, elsewhere, snapshot } = await startPerson({ updates: liveUpdates() });
  const streams = () => proxy.requests.filter(({ path }) => path === '/verification/events');
  const { challenge } = await send();
  await vi.waitFor(() => expect(streams()).toHaveLength(1));
  proxy.breakOff();
  await elsewhere('verify', { verification_id: challenge?.id, code: code() });
  expect(snapshot().status).toBe('awaiting');
  // Each look moves the clock on, which opens the stream again when its wait is over.
  const isVerified = { status: 'verified', proof: { token: 'token-1' } };
  await vi.waitFor(() => expect(snapshot()).toMatchObject(isVerified), { timeout: 30_000 });
  expect(streams()).toHaveLength(2);
  expect(proxy.requests).toHaveLength(3);
});
