import { expect, expectTypeOf, it, vi } from 'vitest';
import type { Ctx, VerificationBackend } from '../../src/contract/backend.js';
import type { Challenge } from '../../src/contract/challenge.js';
import { VerificationError } from '../../src/contract/VerificationError.js';
import { createClock, createFakeBackend, type FakeBackend } from '../../src/testing/index.js';

function createCtx(idempotencyKey = 'key') {
  const controller = new AbortController();
  const ctx: Ctx = { signal: controller.signal, idempotencyKey };
  return { ctx, abort: () => controller.abort() };
}

async function send(backend: FakeBackend, request = {}): Promise<Challenge> {
  const result = await backend.send({ input: {}, ...request }, createCtx().ctx);
  if (result.status !== 'sent') throw new Error(`not sent: ${result.status}`);
  return result.challenge;
}

const verify = (backend: FakeBackend, challenge: Challenge, code: string) =>
  backend.verify({ challenge, code }, createCtx().ctx);

it('is a backend for any input and, told so, for any proof', () => {
  const backend = createFakeBackend({ proof: { userId: 7 } });
  expectTypeOf(backend).toExtend<VerificationBackend<{ phone: string }, { userId: number }>>();
});

it('needs no configuration: sends a challenge and takes 123456', async () => {
  const backend = createFakeBackend();
  const challenge = await send(backend);
  expect(challenge).toEqual({
    id: 'fake-1',
    channel: 'sms',
    channels: ['sms', 'call'],
    destination: '+1 ******3456',
    codeLength: 6,
    alphabet: 'numeric',
    expiresInSeconds: 300,
    resendInSeconds: 30,
    attemptsRemaining: 5,
  });
  expect(await verify(backend, challenge, '123456')).toEqual({
    status: 'verified',
    proof: { token: 'fake-token' },
  });
});

it('counts attempts down, then refuses even the right code', async () => {
  const backend = createFakeBackend();
  const challenge = await send(backend);
  const results = [];
  for (const code of ['000000', '000000', '000000', '000000', '000000', '123456']) {
    results.push(await verify(backend, challenge, code));
  }
  expect(results).toEqual([
    { status: 'failed', code: 'incorrect', attemptsRemaining: 4 },
    { status: 'failed', code: 'incorrect', attemptsRemaining: 3 },
    { status: 'failed', code: 'incorrect', attemptsRemaining: 2 },
    { status: 'failed', code: 'incorrect', attemptsRemaining: 1 },
    { status: 'failed', code: 'attempts_exceeded', attemptsRemaining: 0 },
    { status: 'failed', code: 'attempts_exceeded', attemptsRemaining: 0 },
  ]);
  await send(backend, { previous: challenge });
  expect(await verify(backend, challenge, '123456')).toMatchObject({ status: 'verified' });
});

it('keeps id and channel over a resend, and switches channels when asked', async () => {
  const backend = createFakeBackend();
  const first = await send(backend, { channel: 'call' });
  expect(first.channel).toBe('call');
  const resent = await send(backend, { previous: first });
  expect(resent).toMatchObject({ id: 'fake-1', channel: 'call' });
  expect(await send(backend, { previous: resent, channel: 'sms' })).toMatchObject({
    id: 'fake-1',
    channel: 'sms',
  });
  expect((await send(backend)).id).not.toBe('fake-1');
});

it('lets a code expire by the clock, to the millisecond', async () => {
  const clock = createClock();
  const backend = createFakeBackend({ clock });
  const challenge = await send(backend);
  await clock.advance(299_999);
  expect(await verify(backend, challenge, '000000')).toMatchObject({ code: 'incorrect' });
  await clock.advance(1);
  expect(await verify(backend, challenge, '123456')).toEqual({ status: 'failed', code: 'expired' });
});

it('refuses a code after a cancel', async () => {
  const backend = createFakeBackend();
  const challenge = await send(backend);
  await backend.cancel({ challenge }, createCtx().ctx);
  expect(await verify(backend, challenge, '123456')).toEqual({
    status: 'failed',
    code: 'cancelled',
  });
});

it('takes another code, proof and challenge', async () => {
  const backend = createFakeBackend({
    code: 'A1B2',
    proof: 'signed',
    challenge: { destination: 'a***@example.com', attemptsRemaining: undefined, id: 'mine' },
  });
  const challenge = await send(backend);
  expect(challenge).toMatchObject({
    id: 'mine',
    codeLength: 4,
    alphabet: 'alphanumeric',
    destination: 'a***@example.com',
  });
  expect(await verify(backend, challenge, '0000')).toEqual({ status: 'failed', code: 'incorrect' });
  expect(await verify(backend, challenge, 'A1B2')).toEqual({ status: 'verified', proof: 'signed' });
});

it('answers as scripted, one answer a request in the order they were scripted', async () => {
  const backend = createFakeBackend();
  backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 60 });
  backend.nextSend(new VerificationError('network', 'no route'));
  backend.nextSend({ status: 'sent', challenge: { codeLength: 4, attemptsRemaining: 1 } });
  const ask = () => backend.send({ input: {} }, createCtx().ctx);
  expect(await ask()).toEqual({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 60 });
  await expect(ask()).rejects.toMatchObject({ code: 'network' });
  const challenge = await send(backend);
  expect(challenge).toMatchObject({ codeLength: 4, destination: '+1 ******3456' });
  expect(await verify(backend, challenge, '0000')).toMatchObject({ code: 'attempts_exceeded' });
  expect((await send(backend)).codeLength).toBe(6);
});

it('goes on to a next challenge when the script says so', async () => {
  const backend = createFakeBackend();
  const first = await send(backend);
  backend.nextVerify({ status: 'sent', challenge: { channel: 'email' } });
  const result = await verify(backend, first, '123456');
  expect(result).toMatchObject({ status: 'sent', challenge: { channel: 'email' } });
  expect(result.status === 'sent' && result.challenge.id).not.toBe(first.id);
});

it('records what it was asked, with the key, and whether anybody still waits', async () => {
  const backend = createFakeBackend();
  const challenge = await send(backend, { channel: 'call' });
  const { ctx, abort } = createCtx('key-2');
  backend.hold('verify');
  const answer = backend.verify({ challenge, code: '123456' }, ctx);
  await backend.cancel({ challenge }, createCtx('key-3').ctx);
  expect(backend.requests).toEqual([
    { kind: 'send', input: {}, channel: 'call', idempotencyKey: 'key', aborted: false },
    { kind: 'verify', challenge, code: '123456', idempotencyKey: 'key-2', aborted: false },
    { kind: 'cancel', challenge, idempotencyKey: 'key-3', aborted: false },
  ]);
  abort();
  expect(backend.requests[1]?.aborted).toBe(true);
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
});

it('answers after the latency by the clock, and calls the wait off when aborted', async () => {
  const clock = createClock();
  const backend = createFakeBackend({ clock, latencyMs: 2_000 });
  const answered = vi.fn();
  void send(backend).then(answered);
  await clock.advance(1_999);
  expect(answered).not.toHaveBeenCalled();
  await clock.advance(1);
  expect(answered).toHaveBeenCalledTimes(1);

  const { ctx, abort } = createCtx();
  const pending = backend.send({ input: {} }, ctx);
  expect(clock.pending).toBe(1);
  abort();
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  expect(clock.pending).toBe(0);
});

it('counts latency by the timers of the runtime when it has no clock', async () => {
  vi.useFakeTimers();
  try {
    const answered = vi.fn();
    void send(createFakeBackend({ latencyMs: 2_000 })).then(answered);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(answered).toHaveBeenCalledTimes(1);
  } finally {
    vi.useRealTimers();
  }
});

it('holds the next request of a kind open until it is released', async () => {
  const backend = createFakeBackend();
  const held = backend.hold('verify');
  const challenge = await send(backend);
  const answered = vi.fn();
  const first = verify(backend, challenge, '123456').then(answered);
  expect(await verify(backend, challenge, '000000')).toMatchObject({ code: 'incorrect' });
  expect(answered).not.toHaveBeenCalled();
  held.release();
  await first;
  expect(answered).toHaveBeenCalledWith({ status: 'verified', proof: { token: 'fake-token' } });
});

it('settles a held request with the answer or the fault that it is given', async () => {
  const backend = createFakeBackend();
  const challenge = await send(backend);
  const [one, two] = [backend.hold('verify'), backend.hold('verify')];
  const answers = [verify(backend, challenge, '123456'), verify(backend, challenge, '123456')];
  two.release(new VerificationError('timeout', 'no answer in time'));
  one.release({ status: 'failed', code: 'expired' });
  await expect(answers[1]).rejects.toMatchObject({ code: 'timeout' });
  expect(await answers[0]).toEqual({ status: 'failed', code: 'expired' });
});

it('refuses a request that was aborted before it came', async () => {
  const backend = createFakeBackend();
  const { ctx, abort } = createCtx();
  abort();
  await expect(backend.send({ input: {} }, ctx)).rejects.toMatchObject({ name: 'AbortError' });
});

it('T7: sends news to those who subscribed, until they stop or are aborted', () => {
  const backend = createFakeBackend();
  const [heard, overheard] = [vi.fn(), vi.fn()];
  const { ctx, abort } = createCtx();
  const stop = backend.subscribe({ id: 'fake-1' }, heard, createCtx().ctx);
  backend.subscribe({ id: 'fake-1' }, overheard, ctx);
  backend.emit({ type: 'delivery', state: 'delivered' });
  expect(heard).toHaveBeenCalledWith({ type: 'delivery', state: 'delivered' });
  expect([overheard.mock.calls.length, backend.subscribers]).toEqual([1, 2]);
  stop();
  abort();
  backend.emit({ type: 'result', result: { status: 'verified', proof: 'late' } });
  expect([heard.mock.calls.length, overheard.mock.calls.length]).toEqual([1, 1]);
  expect(backend.subscribers).toBe(0);
});
