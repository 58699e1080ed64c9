import type { Response } from 'express';
import Telnyx from 'telnyx';
import type { TelnyxStandIn } from '../../telnyx/startTelnyx.js';
import type { Pending } from './session.js';

/** How the published examples use Telnyx: a text message, a check of its code, and a life of the server's own. */
export function createVerify(
  { baseUrl: baseURL, apiKey, verifyProfileId }: TelnyxStandIn,
  nowMs: () => number,
) {
  const { verifications } = new Telnyx({ baseURL, apiKey, maxRetries: 0 });
  return {
    async trigger(phone: string, timeoutSecs: number): Promise<Pending> {
      const { data } = await verifications.triggerSMS({
        phone_number: phone,
        verify_profile_id: verifyProfileId,
        timeout_secs: timeoutSecs,
      });
      return {
        verificationId: data.id ?? '',
        phone,
        expiresAtMs: nowMs() + timeoutSecs * 1000,
      };
    },

    /** Answers for a code that is not accepted. True if it is. */
    async isAccepted(res: Response, pending: Pending, code: unknown): Promise<boolean> {
      if (nowMs() >= pending.expiresAtMs) {
        res.status(410).json({ error: 'Verification code expired' });
        return false;
      }
      const { data } = await verifications.actions.verify(pending.verificationId, {
        code: String(code),
      });
      const word: string = data.response_code;
      if (word === 'accepted') return true;
      res.status(401).json({ error: 'Invalid or expired code', response_code: word });
      return false;
    },
  };
}

export type Verify = ReturnType<typeof createVerify>;
