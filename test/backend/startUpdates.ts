import { onTestFinished, vi } from 'vitest';
import { createHttpBackend } from '../../src/backend/createHttpBackend.js';
import type { HttpBackendOptions } from '../../src/backend/HttpBackendOptions.js';
import { type LiveUpdatesOptions, liveUpdates } from '../../src/backend/liveUpdates.js';
import type { ChallengeEvent } from '../../src/contract/backend.js';
import type { Challenge } from '../../src/contract/challenge.js';
import { createContext } from './serve.js';

export interface Asked {
  path: string;
  body: unknown;
  headers: Headers;
  signal: AbortSignal;
  atMs: number;
}

type Answer = (asked: Asked) => Response | Promise<Response>;

interface StartOptions extends LiveUpdatesOptions, Pick<HttpBackendOptions, 'headers' | 'body'> {
  paths?: { events?: string; status?: string };
  challenge?: Challenge;
}

/**
 * A subscription whose requests are answered by what is queued, and otherwise never. Timers stand still until they are told
 * to move. What a wire can do to a stream is in liveUpdates.test.ts.
 */
export function startUpdates({
  paths,
  headers,
  body,
  challenge = { id: 'v-1' },
  ...updates
}: StartOptions = {}) {
  vi.useFakeTimers();
  // Waits are told apart by their length: no chance in them, but the longest that there can be.
  vi.spyOn(Math, 'random').mockReturnValue(0.999);
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const listeners = countListeners();
  const asked: Asked[] = [];
  const answers: Answer[] = [];
  const startedAtMs = Date.now();
  const backend = createHttpBackend({
    baseUrl: '/verification',
    ...(paths && { paths: { send: '/send', verify: '/verify', ...paths } }),
    headers,
    body,
    updates: liveUpdates(updates),
    fetch: (url, init) => {
      const request = {
        path: String(url).replace('/verification', ''),
        body: JSON.parse(String(init?.body)),
        headers: new Headers(init?.headers),
        signal: init?.signal as AbortSignal,
        atMs: Date.now() - startedAtMs,
      };
      asked.push(request);
      const answer = answers.shift();
      return answer ? Promise.resolve(request).then(answer) : never(request.signal);
    },
  });
  const events: ChallengeEvent[] = [];
  const caller = new AbortController();
  const emit = vi.fn((event: ChallengeEvent) => void events.push(event));
  const advance = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return {
    asked,
    /** The paths asked for so far. */
    paths: () => asked.map(({ path }) => path),
    answer: (...next: Answer[]) => answers.push(...next),
    /** What nobody may leave behind: timers, listeners of the page, requests. */
    leftovers: () => ({
      timers: vi.getTimerCount(),
      listeners: listeners(),
      requests: asked.filter(({ signal }) => !signal.aborted).length,
    }),
    events,
    emit,
    caller,
    advance,
    async subscribe() {
      const stop = backend.subscribe?.(challenge, emit, createContext(caller.signal));
      await advance(0);
      if (!stop) throw new Error('there is nothing to subscribe to');
      return stop;
    },
  };
}

export const nothing = { timers: 0, listeners: 0, requests: 0 };

/** As a fetch with no answer: an abort ends it. */
function never(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

function countListeners(): () => number {
  const spies = [vi.spyOn(document, 'addEventListener'), vi.spyOn(window, 'addEventListener')];
  return () =>
    spies
      .flatMap((spy) => spy.mock.calls)
      .filter(([, , options]) => !(options as AddEventListenerOptions).signal?.aborted).length;
}

/** An answer with a body that is written while it is read, as a server's is. */
export function createStream(headers: Record<string, string> = {}) {
  let control!: ReadableStreamDefaultController<Uint8Array>;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      control = controller;
    },
  });
  const response = new Response(body, {
    headers: { 'Content-Type': 'text/event-stream; charset=utf-8', ...headers },
  });
  return {
    answer: ({ signal }: Asked) => {
      signal.addEventListener('abort', () => control.error(signal.reason));
      return response;
    },
    write: (text: string) => control.enqueue(encoder.encode(text)),
    writeBytes: (bytes: Uint8Array) => control.enqueue(bytes),
    end: () => control.close(),
    breakOff: () => control.error(new TypeError('network error')),
  };
}

/** An answer with JSON. */
export function answerJson(status: number, body: unknown, headers: Record<string, string> = {}) {
  return () => Response.json(body, { status, headers });
}

/** An event as CONTRACT.md writes it. */
export function eventText(event: string, data: unknown, id = '1'): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A problem as the contract's server answers it. */
export function problem(code: string, status: number, more: object = {}) {
  return { type: 'about:blank', title: code, status, detail: 'No.', error: 'No.', code, ...more };
}
