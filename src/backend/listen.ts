import type { ChallengeEvent, SendResult } from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import { type ProblemCode, problemStatus } from '../contract/failure.js';
import { createEventParser, type StreamEvent, type StreamMemory } from './createEventParser.js';
import type { UpdatesCall, UpdatesServer } from './HttpUpdates.js';
import { pause } from './pause.js';
import { withDeadline } from './withDeadline.js';

/** The least and the most to wait after a fault, unless the server asks for more. */
const SHORT_WAIT_MS = 1_000;
const LONG_WAIT_MS = 30_000;

/** A server that lives says something more often, if only a comment: a connection this silent leads nowhere. */
const SILENCE_MS = 60_000;

/**
 * Listens to the stream of events, or asks for the status again and again where there is none. Ends when it is
 * aborted or left, and when the server has neither. Never throws.
 */
export async function* listen<Proof>(
  server: UpdatesServer<Proof>,
  pollEveryMs: number,
  challenge: Challenge,
  signal: AbortSignal,
): AsyncGenerator<ChallengeEvent<Proof>, void> {
  const memory = { lastId: '', retryMs: 0 };
  const inTime: InTime = (limitMs, run) =>
    withDeadline(run, signal, limitMs, () => new Error('Silence'));

  for (const call of server.calls) {
    const isPolled = call === 'status';
    let failures = 0;
    let toldMs = 0;
    // The answer to the send has just said where it stands.
    let waitMs = isPolled ? pollEveryMs : 0;
    for (;;) {
      if (waitMs && !signal.aborted) await pause(waitMs, signal, toldMs > 0);
      if (signal.aborted) return;
      const connection = new AbortController();
      const close = () => connection.abort();
      signal.addEventListener('abort', close, { signal: connection.signal });
      const headers = isPolled
        ? {}
        : {
            Accept: 'text/event-stream, application/problem+json',
            'Last-Event-ID': memory.lastId || undefined,
          };
      failures += 1;
      toldMs = 0;
      try {
        const response = await inTime(server.timeoutMs, () =>
          server.ask(call, challenge, { headers, signal: connection.signal }),
        );
        if (isStream(response)) {
          for await (const events of readStream(response, memory, inTime)) {
            failures = 1;
            for (const event of events) {
              const news = await toNews(server, event, challenge);
              if (news) yield news;
            }
          }
        } else {
          const result = await inTime(server.timeoutMs, () =>
            server.understand(call, response, challenge),
          ).catch(() => undefined);
          if (result && isDecided(result, challenge)) yield { type: 'result', result };
          if (isFinal(call, response.status)) break;
          if (result?.status === 'sent') failures = 0;
          if (result?.status === 'failed') toldMs = (result.retryAfterSeconds ?? 0) * 1000;
        }
      } catch {
        // Whatever it was, it is tried again.
      } finally {
        close();
      }
      const leastMs = isPolled ? pollEveryMs : Math.max(memory.retryMs, SHORT_WAIT_MS);
      // Longer each time, and not all pages at the same moment.
      const grownMs = leastMs * 2 ** (failures - 1) * (1 + Math.random());
      const isHidden = isPolled && globalThis.document?.hidden;
      waitMs = Math.max(toldMs, leastMs, Math.min(isHidden ? Infinity : grownMs, LONG_WAIT_MS));
    }
  }
}

type InTime = <T>(limitMs: number, run: () => Promise<T>) => Promise<T>;

/** The events of a stream as they come, at every sign of life those that are complete. */
async function* readStream(
  { body }: Response,
  memory: StreamMemory,
  inTime: InTime,
): AsyncGenerator<StreamEvent[], void> {
  const parse = createEventParser(memory);
  const decoder = new TextDecoder();
  // Not every browser can walk through a stream by `for await`.
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await inTime(SILENCE_MS, () => reader.read());
    if (done) return;
    yield parse(decoder.decode(value, { stream: true }));
  }
}

// A redirect that somebody followed leads to nobody's stream.
function isStream({ ok, redirected, headers }: Response): boolean {
  return ok && !redirected && /^text\/event-stream/i.test(headers.get('content-type') ?? '');
}

/** True for an answer that cannot get better: the server has nothing of the kind, or not for this page. */
function isFinal(call: UpdatesCall, status: number): boolean {
  if (status < 400) return call === 'events';
  return status < 500 ? status !== 408 && status !== 429 : status === 501;
}

/** True when the verification is over, or goes on with another challenge. */
function isDecided(result: SendResult, { id }: Challenge): boolean {
  if (result.status === 'failed') {
    const status: number | undefined = problemStatus[result.code as ProblemCode];
    return status === 404 || status === 410;
  }
  return result.status === 'verified' || (id !== undefined && result.challenge.id !== id);
}

/** What an event says; undefined when nobody here understands it. */
async function toNews<Proof>(
  server: UpdatesServer<Proof>,
  { name, data }: StreamEvent,
  challenge: Challenge,
): Promise<ChallengeEvent<Proof> | undefined> {
  try {
    if (name === 'result') {
      // The body that an answer would have had.
      const result = await server.understand('events', new Response(data), challenge);
      return isDecided(result, challenge) ? { type: 'result', result } : undefined;
    }
    if (name !== 'delivery') return undefined;
    const { state, channel } = JSON.parse(data);
    return ['sent', 'delivered', 'failed'].includes(state)
      ? { type: 'delivery', state, channel: typeof channel === 'string' ? channel : undefined }
      : undefined;
  } catch {
    return undefined;
  }
}
