// @vitest-environment node
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import { accepted, ask, errorOf } from './ask.js';
import { createContext, json, serve } from './serve.js';

describe('time', () => {
  test('N13: a request ends after 30 s by default', async () => {
    const server = await serve(() => undefined);
    const arrived = server.next();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let outcome: unknown;
    const ended = errorOf(ask(createHttpBackend({ baseUrl: server.url }), 'verify')).then(
      (error) => (outcome = error),
    );
    await arrived;
    await vi.advanceTimersByTimeAsync(29_999);
    expect(outcome).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    expect(outcome).toMatchObject({ code: 'timeout' });
  });

  test('N13: works where AbortSignal.any is missing', async () => {
    const { any } = AbortSignal;
    Reflect.deleteProperty(AbortSignal, 'any');
    onTestFinished(() => void Object.assign(AbortSignal, { any }));
    const server = await serve(() => undefined);
    const backend = createHttpBackend({ baseUrl: server.url, timeoutMs: 20 });
    await expect(ask(backend, 'verify')).rejects.toMatchObject({ code: 'timeout' });
  });

  test('N13: ends although a custom fetch or a headers hook never does and hears no signal', async () => {
    const never = new Promise<never>(() => {});
    for (const option of [{ fetch: () => never }, { headers: () => never }]) {
      const backend = createHttpBackend({ baseUrl: '/verification', timeoutMs: 20, ...option });
      await expect(ask(backend, 'verify')).rejects.toMatchObject({ code: 'timeout' });
    }
  });

  test('T7: leaves no timer and no listener behind, after an answer and after a fault', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const server = await serve(({ path }, response) =>
      path === '/send' ? json(response, 200, { status: 'pending' }) : response.destroy(),
    );
    const backend = createHttpBackend({
      baseUrl: server.url,
      fetch: (url, init) => fetch(url, { ...init, signal: null }),
    });
    const started = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    onTestFinished(() => void vi.restoreAllMocks());
    await ask(backend, 'send', createContext(signal));
    await errorOf(ask(backend, 'verify', createContext(signal)));
    const ours = started.mock.results.filter(
      (_, index) => started.mock.calls[index]?.[1] === 30_000,
    );
    expect(ours).toHaveLength(2);
    for (const { value } of ours) expect(cleared).toHaveBeenCalledWith(value);
    expect(added).toHaveBeenCalledTimes(2);
    expect(removed.mock.calls.map(([type, listener]) => [type, listener])).toEqual(
      added.mock.calls.map(([type, listener]) => [type, listener]),
    );
  });
});

describe('nobody waits any more', () => {
  test('T9: an abort by the caller is rethrown as it is, and the request is dropped', async () => {
    let onDropped = () => {};
    const dropped = new Promise<void>((resolve) => {
      onDropped = resolve;
    });
    const server = await serve((_, response) => response.on('close', onDropped));
    const controller = new AbortController();
    const arrived = server.next();
    const answer = errorOf(
      ask(createHttpBackend({ baseUrl: server.url }), 'verify', createContext(controller.signal)),
    );
    await arrived;
    controller.abort();
    expect(await answer).toBe(controller.signal.reason);
    expect(await answer).toMatchObject({ name: 'AbortError' });
    await dropped;
    expect(server.received).toHaveLength(1);
  });

  test('T9: an abort while the body comes in is rethrown as well', async () => {
    const controller = new AbortController();
    const server = await serve((_, response) => {
      response.writeHead(200).write(accepted);
    });
    const backend = createHttpBackend({
      baseUrl: server.url,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        setImmediate(() => controller.abort());
        return response;
      },
    });
    const error = await errorOf(ask(backend, 'verify', createContext(controller.signal)));
    expect(error).toMatchObject({ name: 'AbortError' });
  });

  test('a signal that is aborted already lets nothing be requested', async () => {
    const server = await serve((_, response) => response.end(accepted));
    const backend = createHttpBackend({ baseUrl: server.url });
    const error = await errorOf(ask(backend, 'send', createContext(AbortSignal.abort())));
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(server.received).toEqual([]);
  });
});
