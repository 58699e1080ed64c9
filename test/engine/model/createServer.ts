import fc from 'fast-check';
import type { ChallengeEvent, SendResult } from '../../../src/contract/backend.js';
import type { Challenge } from '../../../src/contract/challenge.js';
import type { FailureCode } from '../../../src/contract/failure.js';
import type { RequestKind } from '../../../src/engine/EngineOptions.js';

/** What a server may say to anything: which of its answers, by chance, and what it says of time. */
export interface Roll {
  percent: number;
  expiresInSeconds: number | undefined;
  resendInSeconds: number | undefined;
  retryAfterSeconds: number | undefined;
  isSameId: boolean;
}

const seconds = (max: number) =>
  fc.option(fc.oneof(fc.integer({ min: 1, max }), fc.constantFrom(0, -1, Number.NaN)), {
    nil: undefined,
    freq: 4,
  });

export const roll: fc.Arbitrary<Roll> = fc.record({
  percent: fc.nat(99),
  expiresInSeconds: seconds(120),
  resendInSeconds: seconds(40),
  retryAfterSeconds: seconds(40),
  isSameId: fc.boolean(),
});

export type Answer = SendResult<string> | Error | { status: 'ok' };

const shares: Record<
  Exclude<RequestKind, 'cancel'>,
  readonly [number, Answer['name' & keyof Answer] | string][]
> = {
  send: [
    [70, 'sent'],
    [74, 'verified'],
    [80, 'rate_limited'],
    [83, 'delivery_failed'],
    [85, 'no_challenge'],
    [87, 'attempts_exceeded'],
    [89, 'expired'],
    [91, 'cancelled'],
    [97, 'fault'],
    [100, 'nonsense'],
  ],
  verify: [
    [35, 'incorrect'],
    [50, 'verified'],
    [65, 'fault'],
    [70, 'sent'],
    [75, 'attempts_exceeded'],
    [80, 'rate_limited'],
    [84, 'expired'],
    [88, 'cancelled'],
    [91, 'no_challenge'],
    [95, 'conflict'],
    [100, 'nonsense'],
  ],
  status: [
    [50, 'sent'],
    [65, 'verified'],
    [72, 'expired'],
    [78, 'attempts_exceeded'],
    [84, 'cancelled'],
    [88, 'no_challenge'],
    [96, 'fault'],
    [100, 'nonsense'],
  ],
};

let ids = 0;

/** The answer to a request about `previous`. */
export function answerTo(
  kind: RequestKind,
  { percent, retryAfterSeconds, ...rest }: Roll,
  previous: Challenge | undefined,
): Answer {
  if (kind === 'cancel') return percent < 80 ? { status: 'ok' } : new TypeError('Failed to fetch');
  const word = shares[kind].find(([until]) => percent < until)?.[1] ?? 'fault';
  switch (word) {
    case 'sent':
      return { status: 'sent', challenge: challengeOf(kind, rest, previous) };
    case 'verified':
      ids += 1;
      return { status: 'verified', proof: `proof-${ids}` };
    case 'fault':
      return new TypeError('Failed to fetch');
    case 'nonsense':
      return { status: 'ok' };
    default:
      return {
        status: 'failed',
        code: word as FailureCode,
        retryAfterSeconds,
        attemptsRemaining: word === 'incorrect' ? 1 + (percent % 4) : undefined,
      };
  }
}

function challengeOf(
  kind: RequestKind,
  { expiresInSeconds, resendInSeconds, isSameId }: Omit<Roll, 'percent' | 'retryAfterSeconds'>,
  previous: Challenge | undefined,
): Challenge {
  ids += 1;
  // A check is answered by a next challenge; a status nearly always by the same one.
  const isSame = previous && (kind === 'status' || (kind === 'send' && isSameId));
  return { id: isSame ? previous.id : `id-${ids}`, expiresInSeconds, resendInSeconds };
}

export type News = 'sent' | 'delivered' | 'failed' | 'verified' | 'ended' | 'next' | 'nonsense';

/** What a server says with nobody asking. */
export function newsOf(news: News, about: Challenge, rolled: Roll): ChallengeEvent<string> {
  switch (news) {
    case 'sent':
    case 'delivered':
    case 'failed':
      return { type: 'delivery', state: news };
    case 'verified':
      ids += 1;
      return { type: 'result', result: { status: 'verified', proof: `proof-${ids}` } };
    case 'ended': {
      const codes = ['expired', 'attempts_exceeded', 'cancelled', 'no_challenge'] as const;
      const code = codes[rolled.percent % codes.length] ?? 'expired';
      return { type: 'result', result: { status: 'failed', code } };
    }
    case 'next': {
      const { percent: _, retryAfterSeconds: __, ...rest } = rolled;
      const kind = rolled.isSameId ? 'status' : 'verify';
      return {
        type: 'result',
        result: { status: 'sent', challenge: challengeOf(kind, rest, about) },
      };
    }
    case 'nonsense':
      return { type: 'result', result: { status: 'ok' } } as never;
  }
}
