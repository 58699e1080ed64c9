import { UsageError } from '../contract/UsageError.js';
import type { HttpUpdates } from './HttpUpdates.js';
import { listen } from './listen.js';
import { LONGEST_TIMER_MS } from './pause.js';

declare const process: { env: { NODE_ENV?: string } };

export interface LiveUpdatesOptions {
  /**
   * Between an answer to a status and the next question, in milliseconds, at least 1000. Seldomer while the page is
   * hidden, and after faults.
   * @default 3_000
   */
  pollEveryMs?: number | undefined;
}

/**
 * Lets the screen complete with nothing typed, when the person confirms on the phone, and tells what became of the
 * message. Listens to the server's stream of events (`paths.events`); where there is none, asks for the status again
 * and again (`paths.status`), which knows of no deliveries. A lost connection is made again where it ended
 * (`Last-Event-ID`), after the server's `retry` or a growing wait of 1 to 30 s, and at once when the device is back
 * online. No fault of it reaches the person.
 *
 * A part of its own, so that only an app that wants it pays for it.
 * @example createHttpBackend({ baseUrl: '/verification', updates: liveUpdates() })
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function liveUpdates({ pollEveryMs = 3_000 }: LiveUpdatesOptions = {}): HttpUpdates {
  // Written in place: behind an imported constant some bundlers keep the check in production.
  if (process.env.NODE_ENV !== 'production') {
    if (!(pollEveryMs >= 1_000 && pollEveryMs <= LONGEST_TIMER_MS)) {
      throw new UsageError(
        `\`pollEveryMs\` must be from 1000 to ${LONGEST_TIMER_MS}, received ${pollEveryMs}`,
        'so the server would be asked without a pause',
        'Pass `pollEveryMs: 3_000`, or leave it out.',
      );
    }
  }
  return (server) => (challenge, emit, ctx) => {
    const stop = new AbortController();
    const { signal } = stop;
    const end = () => stop.abort();
    const pass = async () => {
      try {
        for await (const event of listen(server, pollEveryMs, challenge, signal)) {
          if (signal.aborted) return;
          // First: whoever hears the end finds nothing open any more.
          if (event.type === 'result') end();
          emit(event);
        }
      } finally {
        end();
      }
    };
    ctx.signal.addEventListener('abort', end, { signal });
    if (ctx.signal.aborted) end();
    void pass();
    return end;
  };
}
