import { describe, expect, it, vi } from 'vitest';
import { startEngine } from './startEngine.js';

/** Says in which order the screen and the app hear of things. */
function startListening() {
  const heard: string[] = [];
  const started = startEngine({
    onVerified: (proof) => heard.push(`onVerified ${proof}`),
    onError: ({ during, code }) => heard.push(`onError ${during} ${code}`),
  });
  started.engine.subscribe(() => heard.push(started.status()));
  return { ...started, heard };
}

describe('what the app hears', () => {
  it('is told after the screen was, and once', async () => {
    const { send, verify, edit, heard } = startListening();
    await send();
    await verify('000000');
    edit();
    await verify('123456');
    await verify('123456');
    expect(heard).toEqual([
      'sending',
      'awaiting',
      'verifying',
      'awaiting',
      'onError verify incorrect',
      'awaiting',
      'verifying',
      'verified',
      'onVerified token-1',
    ]);
  });

  it('is every failure, a second one of the same kind too', async () => {
    const { send, backend, heard } = startListening();
    backend.nextSend({ status: 'failed', code: 'unavailable' });
    await send();
    backend.nextSend({ status: 'failed', code: 'unavailable' });
    await send();
    const told = heard.filter((one) => one.startsWith('onError'));
    expect(told).toEqual(['onError send unavailable', 'onError send unavailable']);
  });

  it('is nothing when nothing happened: an event with no place tells nobody', async () => {
    const { engine, edit, cancel, verify, send, heard } = startListening();
    await send();
    heard.length = 0;
    edit();
    await send();
    expect(heard).toEqual([]);
    cancel();
    cancel();
    await verify('123456');
    expect(heard).toEqual(['cancelled']);
    expect(engine.getSnapshot()).toBe(engine.getSnapshot());
  });

  it('is no longer told once it stopped listening', async () => {
    const { engine, send } = startEngine();
    const listener = vi.fn();
    engine.subscribe(listener)();
    await send();
    expect(listener).not.toHaveBeenCalled();
  });

  it('may lead to another action at once', async () => {
    const started = startEngine({
      onError: () => {
        started.reset();
        void started.send();
      },
    });
    started.backend.nextSend({ status: 'failed', code: 'unavailable' });
    await started.send();
    await started.settled();
    expect(started.status()).toBe('awaiting');
    expect(started.kinds()).toEqual(['send', 'send']);
  });

  it('may fail without disturbing the verification; the failure is the app’s, as of any event', async () => {
    const unhandled = vi.fn();
    // Instead of the runner's own listeners, which would fail the run for what is meant here.
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', unhandled);
    const { send, verify, settled, status } = startEngine({
      onVerified: () => {
        throw new Error('the app failed');
      },
    });
    await send();
    expect(await verify('123456')).toMatchObject({ status: 'verified' });
    await settled();
    process.removeAllListeners('unhandledRejection');
    for (const other of others) process.on('unhandledRejection', other);

    expect(status()).toBe('verified');
    expect(unhandled).toHaveBeenCalledExactlyOnceWith(
      new Error('the app failed'),
      expect.any(Promise),
    );
  });
});
