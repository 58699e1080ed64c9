import { useState } from 'react';
import type { Verification } from '../hooks/useVerification.js';
import type { MessageStatus } from '../messages/Messages.js';

/** The status as the words need it. */
export function spokenStatus(verification: Verification): MessageStatus {
  return verification.status === 'cancelled' && verification.isVerifiedElsewhere
    ? 'verifiedElsewhere'
    : verification.status;
}

/**
 * The status to speak of, changed only by what happens: nothing on mount (A5), "code sent" for a code that was sent,
 * not for one from before a reload. Of a problem the alert speaks; and who cancels knows.
 */
export function useProgress(verification: Verification): MessageStatus | undefined {
  const { error } = verification;
  const status = spokenStatus(verification);
  const [seen, setSeen] = useState<{ status: MessageStatus; spoken?: MessageStatus }>({ status });
  if (seen.status !== status) {
    const isSilent =
      error !== undefined ||
      status === 'cancelled' ||
      (status === 'awaiting' && seen.status === 'idle');
    setSeen(isSilent ? { status } : { status, spoken: status });
  }
  return seen.spoken;
}
