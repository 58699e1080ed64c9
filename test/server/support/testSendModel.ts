import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBench } from './createBench.js';
import type { StoreBench } from './describeStore.js';

interface Send {
  pauseSecs: number;
  session: number;
  recipient: number;
  ip: number;
}

const hoursSecs = 48 * 3600;
const limits = {
  timeoutSecs: 60,
  resendAfterSecs: [30, 60, 90],
  sendsPerHour: 5,
  sendsPerHourPerSession: 5,
  sendsPerHourPerIp: 7,
};

/** Impatience, now and then a pause of up to two hours; few people, so that each limit is met. */
const send: fc.Arbitrary<Send> = fc.record({
  pauseSecs: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 7200 }) },
  ),
  session: fc.nat(2),
  recipient: fc.nat(3),
  ip: fc.nat(1),
});

/** Opens with its first point, and closes an hour later. */
class ReferenceWindow {
  openedSecs = -Infinity;
  count = 0;
  isFull(atSecs: number, points: number): boolean {
    return atSecs - this.openedSecs < 3600 && this.count >= points;
  }
  take(atSecs: number): void {
    if (atSecs - this.openedSecs >= 3600) [this.openedSecs, this.count] = [atSecs, 0];
    this.count += 1;
  }
}

/** What the handler should do, by plain counters that know nothing of how it does it. */
function createReference() {
  const windows = new Map<string, ReferenceWindow>();
  const lastSecs = new Map<string, number>();
  const nextSecs = new Map<number, number>();
  const windowOf = (name: string) => {
    const window = windows.get(name) ?? new ReferenceWindow();
    windows.set(name, window);
    return window;
  };
  return ({ session, recipient, ip }: Send, atSecs: number): 'sent' | 'resumed' | 'refused' => {
    const under = `${session} to ${recipient}`;
    if (atSecs - (lastSecs.get(under) ?? -Infinity) < limits.timeoutSecs) return 'resumed';
    const perRecipient = windowOf(`recipient ${recipient}`);
    const counters = [
      [perRecipient, limits.sendsPerHour],
      [windowOf(`session ${session}`), limits.sendsPerHourPerSession],
      [windowOf(`ip ${ip}`), limits.sendsPerHourPerIp],
    ] as const;
    if (atSecs < (nextSecs.get(recipient) ?? -Infinity)) return 'refused';
    if (counters.some(([window, points]) => window.isFull(atSecs, points))) return 'refused';
    for (const [window] of counters) window.take(atSecs);
    lastSecs.set(under, atSecs);
    nextSecs.set(recipient, atSecs + (limits.resendAfterSecs[perRecipient.count - 1] ?? 90));
    return 'sent';
  };
}

/** @param open A fresh store, and how its own time passes. */
export function testSendModel(
  open: () => Promise<Pick<StoreBench, 'store' | 'elapse' | 'close'>>,
  numRuns: number,
): void {
  test('R6: over any 48 hours the handler sends exactly what plain counters would', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(send, { minLength: 40, maxLength: 150 }), async (sends) => {
        const { store, elapse, close } = await open();
        let atSecs = 0;
        const { handle, provider } = createBench({
          store,
          limits,
          now: () => atSecs * 1000,
          session: (request) => String(request.headers.get('x-session')),
          clientIp: (request) => String(request.headers.get('x-ip')),
        });
        let codes = 0;
        provider.inbox.subscribe(() => {
          codes += 1;
        });
        const expected = createReference();
        for (const each of sends) {
          const { pauseSecs, session, recipient, ip } = each;
          if (atSecs + pauseSecs > hoursSecs) break;
          atSecs += pauseSecs;
          await elapse(pauseSecs * 1000);
          const before = codes;
          const { status } = await handle(
            new Request('https://app.example/send', {
              method: 'POST',
              headers: {
                'content-type': 'application/json',
                'x-session': `session ${session}`,
                'x-ip': `ip ${ip}`,
              },
              body: JSON.stringify({ phone_number: `+1555123450${recipient}` }),
            }),
          );
          const outcome = status === 200 ? (codes > before ? 'sent' : 'resumed') : 'refused';
          expect(outcome).toBe(expected(each, atSecs));
        }
        await close();
      }),
      { numRuns, interruptAfterTimeLimit: 40_000 },
    );
  }, 60_000);
}
