import { afterEach, describe, expect, it, vi } from 'vitest';
import { countListeners, createDeafBackend, startEngine } from './startEngine.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('N6: the screen goes away', () => {
  it('and the verification that is open is cancelled, once', async () => {
    const { send, detach, cancel, reset, kinds, settled, status } = startEngine();
    await send();
    detach();
    await settled();
    cancel();
    reset();
    await settled();
    expect(kinds()).toEqual(['send', 'cancel']);
    expect(status()).toBe('idle');
  });

  it('also while a code is being checked, whose answer is then of no consequence (N9)', async () => {
    const onVerified = vi.fn();
    const { send, verify, detach, backend, settled, status, kinds } = startEngine({ onVerified });
    await send();
    const held = backend.hold('verify');
    void verify('123456');
    await settled();
    detach();
    await settled();
    held.release();
    await settled();
    expect(kinds()).toEqual(['send', 'verify', 'cancel']);
    expect(backend.requests[1]).toMatchObject({ aborted: true });
    expect(status()).toBe('cancelled');
    expect(onVerified).not.toHaveBeenCalled();
  });

  it.each([
    ['verified', '123456', undefined],
    ['locked', '000000', { status: 'failed', code: 'attempts_exceeded' }],
    ['expired', '000000', { status: 'failed', code: 'expired' }],
  ] as const)('but nothing that is %s is cancelled', async (end, code, answer) => {
    const { send, verify, detach, backend, settled, status, kinds } = startEngine();
    await send();
    if (answer) backend.nextVerify(answer);
    await verify(code);
    expect(status()).toBe(end);
    detach();
    await settled();
    expect(kinds()).toEqual(['send', 'verify']);
  });

  it('and nothing is cancelled where the app said not to', async () => {
    const { send, detach, settled, kinds } = startEngine({ cancelOnUnmount: false });
    await send();
    detach();
    await settled();
    expect(kinds()).toEqual(['send']);
  });

  it('a backend that cannot cancel, or fails to, disturbs nobody (N7)', async () => {
    const heard = vi.fn();
    for (const cancel of [
      undefined,
      () => Promise.reject(new Error('refused')),
      () => {
        throw new Error('refused');
      },
    ]) {
      const { backend, options, settled, ...started } = startEngine({
        onError: heard,
        run: (_kind, _signal, request) => request().catch(heard),
      });
      started.engine.configure({ ...options, backend: { ...backend, cancel: cancel as never } });
      await started.send();
      started.cancel();
      await settled();
      expect(started.status()).toBe('cancelled');
    }
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('T7: nothing goes on behind a screen that went away', () => {
  it.each([true, false])(
    'neither timer nor listener, cancelOnUnmount: %s',
    async (cancelOnUnmount) => {
      const listeners = countListeners();
      const { send, detach, clock, settled } = startEngine({ cancelOnUnmount });
      await send();
      detach();
      await settled();
      expect(clock.pending).toBe(0);
      expect(listeners()).toBe(0);
    },
  );

  it('an answer that comes afterwards starts no timer and calls nobody', async () => {
    const listeners = countListeners();
    const onVerified = vi.fn();
    const onError = vi.fn();
    const answers = [
      { status: 'sent', challenge: { expiresInSeconds: 300 } },
      { status: 'verified', proof: 'token-1' },
      { status: 'failed', code: 'unavailable' },
    ];
    for (const late of answers) {
      const { backend, answer } = createDeafBackend();
      const { send, detach, clock, settled } = startEngine({
        backend,
        cancelOnUnmount: false,
        onVerified,
        onError,
      });
      void send();
      await settled();
      detach();
      await settled();
      answer(0, late);
      await settled();
      expect(clock.pending).toBe(0);
    }
    expect(listeners()).toBe(0);
    expect(onVerified).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });

  it('a request that was called off leaves a screen that comes back something to go on with', async () => {
    const { engine, send, verify, detach, backend, settled, status, kinds } = startEngine({
      cancelOnUnmount: false,
    });
    await send();
    backend.hold('verify');
    void verify('123456');
    await settled();
    detach();
    await settled();
    engine.attach();
    expect(status()).toBe('awaiting');
    await verify('123456');
    expect(status()).toBe('verified');
    expect(kinds()).toEqual(['send', 'verify', 'verify']);
    // Nobody knows what became of the first one, so the second is the same request.
    expect(backend.requests[2]?.idempotencyKey).toBe(backend.requests[1]?.idempotencyKey);
  });
});

describe('N5: StrictMode takes the screen away and puts it back at once', () => {
  it('and nothing is sent twice, cancelled or forgotten', async () => {
    const { engine, detach, clock, settled, kinds, status } = startEngine({ autoSend: true });
    detach();
    const detachAgain = engine.attach();
    await settled();
    expect(kinds()).toEqual(['send']);
    expect(status()).toBe('awaiting');

    detachAgain();
    engine.attach();
    await settled();
    expect(kinds()).toEqual(['send']);
    expect(status()).toBe('awaiting');
    expect(clock.pending).toBe(1);
  });

  it('a screen that comes back after it really left is cancelled, and starts again when asked', async () => {
    const { engine, send, detach, settled, status, kinds, clock } = startEngine();
    await send();
    detach();
    await settled();
    engine.attach();
    expect(status()).toBe('cancelled');
    // The wait for another code is the recipient's, and leaving does not end it.
    await send();
    expect(status()).toBe('cancelled');
    await clock.advance(30_000);
    await send();
    expect(status()).toBe('awaiting');
    expect(kinds()).toEqual(['send', 'cancel', 'send']);
  });
});
