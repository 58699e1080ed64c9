import type { PhoneMessage } from './PhoneMessage.js';

const RECONNECT_MS = 500;

/**
 * Follows a number's inbox until aborted: first what is already there, oldest first, then what comes, also after
 * the connection or the server went away. `fetch` and not EventSource, which a static build could not answer in the page.
 */
export async function followInbox(
  number: string,
  onMessage: (message: PhoneMessage) => void,
  signal: AbortSignal,
): Promise<void> {
  const seen = new Set<string>();
  let isFirst = true;
  while (!signal.aborted) {
    try {
      const url = `/api/inbox?recipient=${encodeURIComponent(number)}`;
      const response = await fetch(url, { signal, headers: { accept: 'text/event-stream' } });
      if (!response.ok || !response.body) throw new Error(`The inbox answered ${response.status}`);
      for await (const { event, data } of eventsOf(response.body)) {
        for (const message of event === 'backlog'
          ? (data as PhoneMessage[])
          : [data as PhoneMessage]) {
          if (seen.has(message.id)) continue;
          seen.add(message.id);
          onMessage({ ...message, isOld: isFirst && event === 'backlog' });
        }
        isFirst = false;
      }
    } catch {
      // No connection, or aborted: the loop decides.
    }
    await pause(RECONNECT_MS, signal);
  }
}

/** The events of a `text/event-stream` whose data is JSON on one line. */
async function* eventsOf(body: ReadableStream<Uint8Array>) {
  const reader = body
    .pipeThrough(new TextDecoderStream() as never as TransformStream<Uint8Array, string>)
    .getReader();
  let buffer = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    buffer += value;
    const blocks = buffer.split('\n\n');
    buffer = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) yield { event, data: JSON.parse(data) as unknown };
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(stop, ms);
    signal.addEventListener('abort', stop);
  });
}
