'use client';

import type { Clock } from '../core/clock.js';
import type { VerificationSnapshot } from '../core/snapshot.js';
import { useCountdown } from './useCountdown.js';

/** Whether another code can be asked for. */
export interface ResendCooldown {
  /** Whole seconds until then; 0 when the wait is over. `null` on the server, which reads no clock. */
  secondsLeft: number | null;
  /** True when asking now would send a code: nothing is under way and the wait is over. */
  canResend: boolean;
}

/**
 * The wait before another code may be asked for, as the server set it. Renders once a second while it lasts: use it
 * in the leaf that shows it.
 */
export function useResendCooldown(
  verification: VerificationSnapshot & { clock: Clock },
): ResendCooldown {
  const { status, resendAtMs, clock } = verification;
  const ticking = useCountdown(resendAtMs, clock);
  const secondsLeft = resendAtMs === undefined ? 0 : ticking;
  const isIdle = status !== 'sending' && status !== 'verifying' && status !== 'verified';
  return { secondsLeft, canResend: isIdle && secondsLeft === 0 };
}
