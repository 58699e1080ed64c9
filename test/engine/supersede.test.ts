import { describe, expect, it, vi } from 'vitest';
import { createDeafBackend, startEngine } from './startEngine.js';

describe('N9: a request that nobody waits for', () => {
  it.each(['cancel', 'reset'] as const)('is aborted by %s', async (way) => {
    const { backend, settled, ...actions } = startEngine();
    backend.hold('send');
    void actions.send();
    await settled();
    actions[way]();
    expect(backend.requests).toMatchObject([{ kind: 'send', aborted: true }]);
  });

  it('gives its caller the state it was left for, though its answer may never come', async () => {
    const { backend } = createDeafBackend();
    const { send, cancel, settled } = startEngine({ backend });
    const sending = send();
    await settled();
    cancel();
    expect(await sending).toMatchObject({ status: 'cancelled' });
  });

  it('changes nothing when its answer comes all the same', async () => {
    const { backend, answer } = createDeafBackend();
    const onVerified = vi.fn();
    const { engine, send, reset, settled } = startEngine({ backend, onVerified });
    void send();
    await settled();
    reset();
    const before = engine.getSnapshot();
    const listener = vi.fn();
    engine.subscribe(listener);
    answer(0, { status: 'verified', proof: 'token-1' });
    await settled();

    expect(engine.getSnapshot()).toBe(before);
    expect(listener).not.toHaveBeenCalled();
    expect(onVerified).not.toHaveBeenCalled();
  });

  it('cannot answer for the one that came after it', async () => {
    const { backend, answer } = createDeafBackend();
    const { send, reset, status, settled } = startEngine({ backend });
    void send();
    await settled();
    reset();
    const second = send();
    await settled();
    answer(0, { status: 'failed', code: 'not_allowed' });
    await settled();
    expect(status()).toBe('sending');
    answer(1, { status: 'sent', challenge: {} });
    expect(await second).toMatchObject({ status: 'awaiting' });
  });

  it('is not made at all when it is left before it began', async () => {
    const { backend, asked } = createDeafBackend();
    const { send, cancel, settled } = startEngine({
      backend,
      // TanStack Query begins a mutation a moment after it was asked for, too.
      run: async (_kind, _signal, request) => {
        await Promise.resolve();
        return request();
      },
    });
    void send();
    cancel();
    await settled();
    expect(asked).toEqual([]);
  });
});

it('a request that was answered is not aborted', async () => {
  const { send, verify, backend } = startEngine();
  await send();
  await verify('000000');
  await verify('123456');
  expect(backend.requests.map((request) => request.aborted)).toEqual([false, false, false]);
});
