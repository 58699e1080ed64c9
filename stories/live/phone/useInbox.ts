import { useEffect, useState } from 'react';
import { followInbox } from './followInbox.js';
import type { PhoneMessage } from './PhoneMessage.js';
import { tellServer } from './tellServer.js';

/** Everything that reached a number, the newest first. */
export function useInbox(number: string): readonly PhoneMessage[] {
  const [messages, setMessages] = useState<readonly PhoneMessage[]>([]);
  useEffect(() => {
    const left = new AbortController();
    const take = (message: PhoneMessage) => {
      if (left.signal.aborted) return;
      setMessages((before) => [message, ...before]);
      if (!message.isOld) tellServer(message, 'delivered');
    };
    void followInbox(number, take, left.signal);
    return () => {
      left.abort();
      setMessages([]);
    };
  }, [number]);
  return messages;
}
