import type { Channel } from '../contract/challenge.js';
import type { ProblemCode } from '../contract/failure.js';

/**
 * One request and how it ended; of an event stream, that it was opened, and later its result. Holds no code, no whole
 * number or address, nothing a vendor said.
 */
export interface VerificationLogEntry {
  atMs: number;
  /** `send`, `verify`, `cancel`, `status`, `events`, `webhooks`, or `unknown`. */
  action: string;
  outcome:
    | 'sent'
    | 'resumed'
    | 'pending'
    | 'accepted'
    | 'cancelled'
    | 'opened'
    | 'received'
    | ProblemCode;
  /** The HTTP status. */
  status: number;
  /** The answer was given before, under the same Idempotency-Key. */
  isReplay: boolean;
  /** The provider's name. */
  provider: string;
  flow?: string | undefined;
  channel?: Channel | undefined;
  verificationId?: string | undefined;
  /** Masked. */
  recipient?: string | undefined;
}
