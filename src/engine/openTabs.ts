import type { Wait } from './memory.js';

/** What one tab tells the others: that a recipient has to wait, or that a verification is over. No code, no number (T11). */
export type TabMessage =
  | { recipient: string; wait: Wait }
  | {
      input: string;
      /** Verified: whichever verification the others have. Cancelled: that very one. */
      isVerified: boolean;
      id: string;
    };

export interface Tabs {
  tell(message: TabMessage): void;
  close(): void;
}

/** Joins the tabs of this browser. Without BroadcastChannel, or where the page may not use it, each is on its own. */
export function openTabs(hear: (message: TabMessage) => void): Tabs {
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel('react-otp-verify');
    channel.onmessage = ({ data }) => hear(data);
  } catch {}
  return {
    tell: (message) => channel?.postMessage(message),
    close: () => channel?.close(),
  };
}
