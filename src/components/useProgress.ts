import { useState } from 'react';
import type { Verification } from '../hooks/useVerification.js';

/**
 * The status to speak of, changed only by what happens: nothing on mount (A5), and "code sent" after a send alone,
 * not when a wrong code gives the field back.
 */
export function useProgress({ status, error }: Verification): Verification['status'] | undefined {
  const [seen, setSeen] = useState<{
    status: Verification['status'];
    spoken?: Verification['status'];
  }>({ status });
  if (seen.status !== status) {
    const isSilent = error !== undefined || (status === 'awaiting' && seen.status !== 'sending');
    setSeen(isSilent ? { status } : { status, spoken: status });
  }
  return seen.spoken;
}
