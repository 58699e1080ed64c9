import { Problem } from '../http/Problem.js';
import type { VerificationLimits } from '../VerificationLimits.js';
import { digest } from './digest.js';
import {
  isLimiterState,
  type LimiterState,
  type VerificationLimiter,
  type VerificationStore,
} from './VerificationStore.js';

const hourSecs = 3600;

/** A counter, and whose. */
type Window = readonly [VerificationLimiter, string];

export type SendWindows = ReturnType<typeof createSendWindows>;

/** Counts codes: by address, by session and by recipient in an hour, and one for a recipient at a time. */
export function createSendWindows(store: VerificationStore, limits: VerificationLimits) {
  const hourly = (name: string, points: number) =>
    store.limiter({ name: `sends:${name}`, points, windowSecs: hourSecs });
  const perIp = hourly('ip', limits.sendsPerHourPerIp);
  const perSession = hourly('session', limits.sendsPerHourPerSession);
  const perRecipient = hourly('recipient', limits.sendsPerHour);
  const waitsSecs = [limits.resendAfterSecs].flat();
  const waitAfterSecs = (sent: number) => waitsSecs[Math.min(sent, waitsSecs.length) - 1] ?? 0;
  const spacing = store.limiter({
    name: 'sends:spacing',
    points: 1,
    windowSecs: waitAfterSecs(1),
  });

  return {
    /**
     * Takes one send out of every window, or out of none. Returns the wait after it, in seconds.
     * @throws Problem `rate_limited`
     */
    async take(by: {
      ip: string | undefined;
      session: string;
      recipient: string;
    }): Promise<number> {
      const recipient = await recipientKey(by.recipient);
      const hours: Window[] = [
        [perRecipient, recipient],
        [perSession, by.session],
      ];
      if (by.ip !== undefined) hours.push([perIp, by.ip]);
      const [sent = 0] = await readCounts([...hours, [spacing, recipient]]);
      const waitSecs = waitAfterSecs(sent + 1);

      // Of many at once one gets past this window: it alone is counted in the others, and may reopen this one.
      await spacing.consume(recipient, 1, { customDuration: waitSecs }).catch(refuse);
      try {
        await takeAll(hours);
      } catch (refusal) {
        await spacing.delete(recipient);
        throw refusal;
      }
      return waitSecs;
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

/**
 * Looks at each window without counting: whoever has nothing left adds no keys for recipients made up, and is
 * told the longest of the waits.
 */
async function readCounts(windows: readonly Window[]): Promise<number[]> {
  const states = await Promise.all(windows.map(([limiter, key]) => limiter.get(key)));
  const open = states.map((state) => (state && state.msBeforeNext > 0 ? state : undefined));
  const closed = open.flatMap((state) => (state && state.remainingPoints <= 0 ? [state] : []));
  if (closed.length > 0) throw tooMany(closed);
  return open.map((state) => state?.consumedPoints ?? 0);
}

async function takeAll(windows: readonly Window[]): Promise<void> {
  const refusals: unknown[] = await Promise.all(
    windows.map(([limiter, key]) => limiter.consume(key).then(taken, (refusal) => refusal)),
  );
  if (refusals.every((refusal) => refusal === undefined)) return;
  // Nothing will be sent, and a refused point was counted as well. Whether one was that failed, nobody knows: it
  // is left, since giving back what was not taken would lift a limit.
  const counted = windows.filter(
    (_, at) => refusals[at] === undefined || isLimiterState(refusals[at]),
  );
  await Promise.all(counted.map(([limiter, key]) => limiter.reward(key)));
  const fault = refusals.find((refusal) => refusal !== undefined && !isLimiterState(refusal));
  throw fault ?? tooMany(refusals.filter(isLimiterState));
}

function taken(): undefined {}

function refuse(refusal: unknown): never {
  throw isLimiterState(refusal) ? tooMany([refusal]) : refusal;
}

function tooMany(states: readonly LimiterState[]): Problem {
  const waitMs = Math.max(...states.map(({ msBeforeNext }) => msBeforeNext));
  return new Problem('rate_limited', { retryAfterSecs: Math.max(1, Math.ceil(waitMs / 1000)) });
}

function recipientKey(recipient: string): Promise<string> {
  return digest(recipient.toLowerCase());
}
