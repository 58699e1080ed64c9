import type { WireAccepted, WireChallenge, WireProblem } from '../../contract/wire.js';
import { maskEmail, maskPhone } from '../../core/mask.js';
import type { VerificationProvider } from '../provider/VerificationProvider.js';
import type { VerificationRecord } from '../store/createRecords.js';
import type { VerificationLogEntry } from '../VerificationLogEntry.js';
import type { Problem } from './Problem.js';

/** An answer before it is a `Response`: plain data, so that it can be stored and given again. */
export interface Reply {
  status: number;
  outcome: VerificationLogEntry['outcome'];
  body?: WireChallenge | WireAccepted | WireProblem;
}

export function acceptedReply(proof: Record<string, unknown>): Reply {
  return {
    status: 200,
    outcome: 'accepted',
    body: { ...proof, status: 'accepted', response_code: 'accepted' },
  };
}

export function problemReply({ code, body }: Problem): Reply {
  return { status: body.status, outcome: code, body };
}

/** The verification as it stands: what is left of its two clocks, rounded so that neither over-promises. */
export function challengeReply(
  outcome: 'sent' | 'resumed' | 'pending',
  record: VerificationRecord,
  left: { atMs: number; attempts: number },
  { provider }: { provider: VerificationProvider },
): Reply {
  const lifeMs = record.expiresAtMs - left.atMs;
  // After a failed delivery another channel may be tried at once.
  const waitMs = record.delivery?.state === 'failed' ? 0 : record.resendAfterSecs * 1000;
  const cooldownMs = record.sentAtMs + waitMs - left.atMs;
  return {
    status: 200,
    outcome,
    body: {
      verification_id: record.id,
      status: 'pending',
      channel: record.channel,
      channels: record.channels,
      phone_hint: maskRecipient(record.recipient),
      code_length: provider.codeLengths?.[record.channel] ?? provider.codeLength,
      alphabet: provider.alphabet,
      timeout_secs: Math.max(0, Math.floor(lifeMs / 1000)),
      resend_after_secs: Math.max(0, Math.ceil(cooldownMs / 1000)),
      attempts_remaining: left.attempts,
      ...(record.transaction && { transaction: record.transaction }),
      ...(record.delivery && { delivery: record.delivery }),
    },
  };
}

export function maskRecipient(recipient: string): string {
  return recipient.includes('@') ? maskEmail(recipient) : maskPhone(recipient);
}
