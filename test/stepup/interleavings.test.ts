// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStepUp } from '../../src/index.js';

/** Takes half a second on an idle machine. */
const TIMEOUT_MS = 60_000;
const NAMES = ['a', 'b', 'c'] as const;
type Name = (typeof NAMES)[number];
type End = 'verified' | 'cancelled' | 'failed';

interface Plan {
  /** What each request wants verified, if anything. */
  requests: readonly (Name | undefined)[];
  ends: Readonly<Record<Name, End>>;
  /** `session`: whoever is verified for one thing may do everything. `token`: each thing has a proof of its own. */
  server: 'session' | 'token';
  /** The requests whose callers leave at some time. */
  leaving: readonly number[];
}

const plans = (leaves: boolean): fc.Arbitrary<Plan> =>
  fc.record({
    requests: fc.array(fc.constantFrom(...NAMES, undefined), { minLength: 1, maxLength: 6 }),
    ends: fc.record(
      Object.fromEntries(
        NAMES.map((name) => [name, fc.constantFrom<End>('verified', 'cancelled', 'failed')]),
      ) as Record<Name, fc.Arbitrary<End>>,
    ),
    server: fc.constantFrom('session', 'token'),
    leaving: leaves ? fc.uniqueArray(fc.nat({ max: 5 })) : fc.constant([]),
  });

const failure = new Error('the verification failed');

/** Runs all requests at once; when each answer, verification and departure happens is up to the scheduler. */
async function play(plan: Plan, scheduler: fc.Scheduler) {
  let verifiedInSession = false;
  let openCount = 0;
  let mostOpen = 0;
  const asked: { name: Name; signal: AbortSignal; end: End | 'left' | undefined }[] = [];
  const sends = plan.requests.map((): { proof: string | undefined; verifiedSoFar: number }[] => []);
  const settledCounts = plan.requests.map(() => 0);
  const verifiedCount = () => asked.filter(({ end }) => end === 'verified').length;

  const stepUp = createStepUp({
    detect: async (answer: { wants: Name } | { done: number }) => {
      await scheduler.schedule(Promise.resolve(), 'the body is read');
      return 'wants' in answer ? { name: answer.wants } : undefined;
    },
    verify: async ({ input: { name }, signal }) => {
      const one: (typeof asked)[number] = { name, signal, end: undefined };
      asked.push(one);
      openCount += 1;
      mostOpen = Math.max(mostOpen, openCount);
      const left = new Promise<'left'>((resolve) => {
        signal.addEventListener('abort', () => resolve('left'));
      });
      const end = scheduler.schedule(Promise.resolve(plan.ends[name]), `${name} ends`);
      one.end = await Promise.race([left, end]);
      openCount -= 1;
      if (one.end === 'verified') verifiedInSession = true;
      if (one.end === 'failed') throw failure;
      return one.end === 'verified'
        ? { status: 'verified' as const, proof: name }
        : { status: 'cancelled' as const };
    },
  });

  const controllers = plan.requests.map(() => new AbortController());
  const results = plan.requests.map(async (wants, index) => {
    const request = async (proof?: string) => {
      sends[index]?.push({ proof, verifiedSoFar: verifiedCount() });
      await scheduler.schedule(Promise.resolve(), `request ${index} arrives`);
      const isLetIn =
        wants === undefined || (plan.server === 'session' ? verifiedInSession : proof === wants);
      await scheduler.schedule(Promise.resolve(), `request ${index} is answered`);
      return isLetIn ? { done: index } : { wants };
    };
    const [result] = await Promise.allSettled([
      stepUp.run(request, { signal: controllers[index]?.signal }).finally(() => {
        settledCounts[index] = (settledCounts[index] ?? 0) + 1;
      }),
    ]);
    return result;
  });
  for (const index of plan.leaving) {
    void scheduler
      .schedule(Promise.resolve(), `caller ${index} leaves`)
      .then(() => controllers[index]?.abort());
  }
  const outcomes = await scheduler.waitFor(Promise.all(results));
  return { outcomes, asked, sends, settledCounts, mostOpen, openCount: () => openCount };
}

type Played = Awaited<ReturnType<typeof play>>;

function checkAlways({ settledCounts, mostOpen, sends }: Played) {
  expect(settledCounts.every((count) => count === 1)).toBe(true);
  expect(mostOpen).toBeLessThanOrEqual(1);
  for (const [first, second, third, ...more] of sends) {
    expect(more).toEqual([]);
    expect(first?.proof).toBeUndefined();
    // The last time is the one with the proof; one without lies in between only where somebody was verified since.
    if (second && second.proof === undefined) {
      expect(second.verifiedSoFar).toBeGreaterThan(first?.verifiedSoFar ?? 0);
    }
    if (third) expect([second?.proof, third.proof]).toEqual([undefined, expect.any(String)]);
  }
}

test('N2, N9: in any order of events each caller settles once, one dialog is open at a time, and each thing is verified at most once', {
  timeout: TIMEOUT_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(plans(false), fc.scheduler(), async (plan, scheduler) => {
      const played = await play(plan, scheduler);
      checkAlways(played);
      const names = played.asked.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const [index, wants] of plan.requests.entries()) {
        const outcome = played.outcomes[index];
        const mayPass =
          wants === undefined || plan.ends[wants] === 'verified' || plan.server === 'session';
        if (outcome?.status === 'fulfilled') {
          expect(mayPass).toBe(true);
          expect(outcome.value).toEqual({ done: index });
          continue;
        }
        expect(wants).toBeDefined();
        const end = plan.ends[wants as Name];
        if (end === 'failed') expect(outcome?.reason).toBe(failure);
        else expect(outcome?.reason).toMatchObject({ code: 'cancelled' });
        expect(end).not.toBe('verified');
      }
    }),
    { numRuns: 1000 },
  );
});

test('N9: whoever leaves is let go at once, and a verification closes exactly when nobody waits for it any more', {
  timeout: TIMEOUT_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(plans(true), fc.scheduler(), async (plan, scheduler) => {
      const played = await play(plan, scheduler);
      checkAlways(played);
      // Nothing is left open behind those who went.
      await new Promise(setImmediate);
      expect(played.openCount()).toBe(0);
      for (const { signal, end } of played.asked) expect(signal.aborted).toBe(end === 'left');
      for (const [index, outcome] of played.outcomes.entries()) {
        const isAborted = outcome?.status === 'rejected' && outcome.reason.name === 'AbortError';
        if (isAborted) expect(plan.leaving).toContain(index);
      }
      // Only one that everybody left may be asked for again.
      for (const name of NAMES) {
        const ended = played.asked.filter((one) => one.name === name && one.end !== 'left');
        expect(ended.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 1000 },
  );
});
