import { onTestFinished, vi } from 'vitest';
import type { VerificationBackend } from '../../src/contract/backend.js';
import { createEngine } from '../../src/engine/createEngine.js';
import type { EngineOptions } from '../../src/engine/EngineOptions.js';
import {
  createClock,
  createFakeBackend,
  type FakeBackendOptions,
} from '../../src/testing/index.js';

interface StartOptions<Input> extends Partial<EngineOptions<Input | string, string>> {
  fake?: FakeBackendOptions<string>;
}

/** An engine with a screen, a clock that stands still and a backend in memory. */
export function startEngine<Input = string>({ fake, ...changes }: StartOptions<Input> = {}) {
  const clock = createClock();
  const backend = createFakeBackend<string>({ clock, proof: 'token-1', ...fake });
  const options: EngineOptions<Input | string, string> = {
    backend,
    input: 'recipient-1',
    autoSend: false,
    channel: undefined,
    cancelOnUnmount: true,
    webOtp: true,
    run: (_kind, _signal, request) => request(),
    onVerified: undefined,
    onError: undefined,
    ...changes,
  };
  const engine = createEngine(options, clock);
  let goAway: (() => void) | undefined = engine.attach();
  function detach() {
    goAway?.();
    goAway = undefined;
  }
  // Tests of one file have one page: what one leaves open would hear the events of the next.
  onTestFinished(async () => {
    detach();
    await clock.advance(0);
  });
  return {
    engine,
    ...engine.actions,
    clock,
    backend,
    options,
    detach,
    status: () => engine.getSnapshot().status,
    /** What the backend was asked, by kind. */
    kinds: () => backend.requests.map((request) => request.kind),
    /** Lets every promise settle that can. */
    settled: () => clock.advance(0),
  };
}

/** A backend that never hears of an abort, and answers when told to. */
export function createDeafBackend() {
  const answers: ((answer: unknown) => void)[] = [];
  const asked: string[] = [];
  const ask = (kind: string) => () => {
    asked.push(kind);
    return new Promise<never>((resolve) => {
      answers.push(resolve as (answer: unknown) => void);
    });
  };
  const backend: VerificationBackend<unknown, string> = {
    send: ask('send'),
    verify: ask('verify'),
    cancel: ask('cancel'),
  };
  return { backend, asked, answer: (index: number, answer: unknown) => answers[index]?.(answer) };
}

/** Counts the listeners that pages are left with. Call before anything listens. */
export function countListeners(): () => number {
  const spies = [vi.spyOn(document, 'addEventListener'), vi.spyOn(window, 'addEventListener')];
  return () =>
    spies
      .flatMap((spy) => spy.mock.calls)
      .filter(([, , options]) => !(options as AddEventListenerOptions).signal?.aborted).length;
}
