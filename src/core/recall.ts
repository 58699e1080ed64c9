import { isAhead, isPast } from './deadline.js';
import type { Live, State } from './state.js';

/** What is known of a recipient from before: the page was reloaded, or the screen was closed and opened again. */
export interface Recalled {
  resendAtMs?: number | undefined;
  sendCount: number;
  /** The verification that was under way. */
  live?: Live | undefined;
}

/** Goes on with what was under way; otherwise only the wait still counts. Whatever has begun meanwhile comes first. */
export function recall<Proof>(
  state: State<Proof>,
  { atMs, resendAtMs, sendCount, live }: Recalled & { atMs: number },
): State<Proof> {
  if (state.status !== 'idle' || state.resendAtMs !== undefined) return state;
  const { run } = state;
  if (live && !isPast(live.expiresAtMs, atMs)) {
    return { status: 'awaiting', run, sendCount, live, resendAtMs };
  }
  // The next assumed wait is longer for each code there was, also where none has to be waited for now.
  return sendCount > 0 || isAhead(resendAtMs, atMs) ? { ...state, sendCount, resendAtMs } : state;
}
