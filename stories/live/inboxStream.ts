import type { PhoneMessage } from './phone/PhoneMessage.js';

interface Inbox {
  messages(recipient?: string): readonly PhoneMessage[];
  subscribe(listener: (message: PhoneMessage & { recipient: string }) => void): () => void;
}

/**
 * A recipient's messages as server-sent events: `backlog` with all that are there, then a `message` for each that
 * comes, until the reader leaves or the server closes.
 */
export function inboxStream(inbox: Inbox, recipient: string, closing: AbortSignal): Response {
  const encoder = new TextEncoder();
  const eventOf = (event: string, data: unknown) =>
    encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  let unsubscribe = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(eventOf('backlog', inbox.messages(recipient)));
      const stop = inbox.subscribe((message) => {
        if (message.recipient === recipient) controller.enqueue(eventOf('message', message));
      });
      const close = () => {
        stop();
        controller.close();
      };
      closing.addEventListener('abort', close, { once: true });
      unsubscribe = () => {
        stop();
        closing.removeEventListener('abort', close);
      };
    },
    cancel: () => unsubscribe(),
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}
