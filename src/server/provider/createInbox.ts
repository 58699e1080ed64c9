import type { Channel } from '../../contract/challenge.js';

/** A message or a call, as the person's own phone shows it. */
export interface InboxMessage {
  /** A secret between the server and the reader: by it, `devProvider` takes news of the message. */
  id: string;
  atMs: number;
  recipient: string;
  channel: Channel;
  code: string;
  /** Who it comes from. Of a flash call: the caller's number, whose last digits are the code. */
  from: string;
  /** What is written, or what is said. Of a flash call: nothing. */
  text: string;
}

/** Everything that a `devProvider` has delivered, as far as it still remembers. */
export interface Inbox {
  /** The last hundred, oldest first. */
  messages(recipient?: string): readonly InboxMessage[];
  /** Calls `listener` with each new message, after it is in `messages`. Returns how to stop. */
  subscribe(listener: (message: InboxMessage) => void): () => void;
}

/** How many are remembered. */
export const maxMessages = 100;

export function createInbox(): { inbox: Inbox; deliver: (message: InboxMessage) => void } {
  let messages: readonly InboxMessage[] = [];
  const listeners = new Set<(message: InboxMessage) => void>();
  return {
    inbox: {
      messages: (recipient) =>
        recipient === undefined
          ? messages
          : messages.filter((message) => message.recipient === recipient),
      subscribe(listener) {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    },
    deliver(message) {
      messages = [...messages, message].slice(-maxMessages);
      for (const listener of listeners) listener(message);
    },
  };
}
