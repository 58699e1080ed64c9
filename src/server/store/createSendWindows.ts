import { Problem } from '../http/Problem.js';
import type { VerificationLimits } from '../VerificationLimits.js';
import { digest } from './digest.js';
import {
  isLimiterState,
  type VerificationLimiter,
  type VerificationStore,
} from './VerificationStore.js';

const hourSecs = 3600;

export type SendWindows = ReturnType<typeof createSendWindows>;

/** Counts codes: by address, by session and by recipient in an hour, and one for a recipient at a time. */
export function createSendWindows(store: VerificationStore, limits: VerificationLimits) {
  const hourly = (name: string, points: number) =>
    store.limiter({ name: `otp:sends:${name}`, points, windowSecs: hourSecs });
  const perIp = hourly('ip', limits.sendsPerHourPerIp);
  const perSession = hourly('session', limits.sendsPerHourPerSession);
  const perRecipient = hourly('recipient', limits.sendsPerHour);
  const spacing = store.limiter({
    name: 'otp:sends:spacing',
    points: 1,
    windowSecs: limits.resendAfterSecs,
  });

  return {
    /**
     * Takes one send out of every window, or out of none.
     * @throws Problem `rate_limited`
     */
    async take(by: { ip: string | undefined; session: string; recipient: string }): Promise<void> {
      const recipient = await recipientKey(by.recipient);
      const windows: [VerificationLimiter, string][] = [
        [perSession, by.session],
        [perRecipient, recipient],
      ];
      // First, so that an address without any left can add no keys for sessions and recipients it makes up.
      if (by.ip !== undefined) windows.unshift([perIp, by.ip]);

      const counted: typeof windows = [];
      try {
        for (const [limiter, key] of windows) {
          counted.push([limiter, key]);
          await limiter.consume(key);
        }
        // Last, because its one point can be given back only by opening the window for everybody.
        await spacing.consume(recipient);
      } catch (refusal) {
        if (!isLimiterState(refusal)) throw refusal;
        // A refused point counts as well, and nothing was sent: without this, early taps would use up the hour.
        await Promise.all(counted.map(([limiter, key]) => limiter.reward(key)));
        throw new Problem('rate_limited', {
          retryAfterSecs: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
        });
      }
    },

    /**
     * After a failed delivery: another channel may be tried at once. The hourly windows keep the send, since
     * the vendor may have delivered it all the same.
     */
    async endSpacing(recipient: string): Promise<void> {
      await spacing.delete(await recipientKey(recipient));
    },
  };
}

function recipientKey(recipient: string): Promise<string> {
  return digest(recipient.toLowerCase());
}
