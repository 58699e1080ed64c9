// @vitest-environment node
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addWebhooks } from './support/addWebhooks.js';
import { anybody, createBench, otherThan, recording } from './support/createBench.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 }));
afterEach(() => vi.useRealTimers());

const lifeMs = 300_000;
const spacingMs = 30_000;
const replayMs = 120_000;
const maxAttempts = 3;
const ranks = { sent: 1, delivered: 2, failed: 3 };

type News = 'sent' | 'delivered' | 'failed' | 'accepted';

/** What one verification may do, written down once more in the plainest way. */
class Model {
  state: 'pending' | 'confirmed' | 'accepted' | 'locked' | 'cancelled' = 'pending';
  isConfirmed = false;
  attempts = maxAttempts;
  generation = 1;
  rank = 0;
  results = 0;
  acceptedAtMs = 0;
  expiresAtMs = lifeMs;
  nextSendAtMs = spacingMs;
  /** Of each code. */
  readonly endsAtMs = [lifeMs];
  readonly seen = new Set<string>();

  /** How it ended for whoever asks, if it did; `undefined` while a code can be typed. */
  ended(nowMs: number): string | undefined {
    switch (this.state) {
      case 'accepted':
        return nowMs < this.acceptedAtMs + replayMs ? 'accepted' : 'no_challenge';
      case 'locked':
        return 'attempts_exceeded';
      case 'confirmed':
        return nowMs < this.expiresAtMs + replayMs ? 'accepted' : 'expired';
      case 'pending':
        return nowMs < this.expiresAtMs ? undefined : 'expired';
      default:
        return this.state;
    }
  }

  /** As `ended`, and takes a confirmation in. */
  ask(nowMs: number): string {
    const ended = this.ended(nowMs);
    if (this.state === 'confirmed' && ended === 'accepted') this.accept(nowMs);
    return ended ?? 'pending';
  }

  accept(nowMs: number): string {
    this.state = 'accepted';
    this.acceptedAtMs = nowMs;
    this.results += 1;
    return 'accepted';
  }

  verify(isRight: boolean, nowMs: number): string {
    // Used up by a code: only `status` still sees the success.
    if (this.state === 'accepted' && !this.isConfirmed) return 'no_challenge';
    const answer = this.ask(nowMs);
    if (answer !== 'pending') return answer;
    if (isRight) return this.accept(nowMs);
    this.attempts -= 1;
    if (this.attempts > 0) return 'incorrect';
    this.state = 'locked';
    return 'attempts_exceeded';
  }

  resend(nowMs: number): string {
    if (this.state === 'accepted') return 'no_challenge';
    const answer = this.ask(nowMs);
    if (answer !== 'pending' && answer !== 'expired') return answer;
    if (nowMs < this.nextSendAtMs) return 'rate_limited';
    Object.assign(this, { state: 'pending', isConfirmed: false, attempts: maxAttempts, rank: 0 });
    this.generation += 1;
    this.expiresAtMs = nowMs + lifeMs;
    this.endsAtMs.push(this.expiresAtMs);
    this.nextSendAtMs = nowMs + spacingMs;
    return 'pending';
  }

  cancel(): string {
    if (this.state === 'pending' || this.state === 'confirmed') this.state = 'cancelled';
    return 'none';
  }

  news(news: News, generation: number, id: string, nowMs: number): void {
    // What is about a code that has expired is about nothing that is known.
    if (nowMs >= (this.endsAtMs[generation - 1] ?? 0) || this.seen.has(id)) return;
    this.seen.add(id);
    if (generation !== this.generation || this.state !== 'pending') return;
    if (news === 'accepted') {
      this.state = 'confirmed';
      this.isConfirmed = true;
    } else if (ranks[news] > this.rank) {
      this.rank = ranks[news];
      if (news === 'failed') this.nextSendAtMs = nowMs;
    }
  }
}

type Step =
  | { do: 'right' | 'wrong' | 'old' | 'resend' | 'cancel' | 'status' | 'forge' }
  | { do: 'wait'; ms: number }
  | { do: 'news'; news: News; isOld: boolean; id: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom(
      ...(['wrong', 'wrong', 'resend', 'resend', 'status', 'status'] as const),
      ...(['right', 'old', 'cancel', 'forge'] as const),
    ),
  }),
  fc.record({
    do: fc.constant('wait'),
    ms: fc.oneof(
      fc.integer({ min: 0, max: 100_000 }),
      fc.constantFrom(spacingMs, replayMs, lifeMs),
    ),
  }),
  fc.record({
    do: fc.constant('news'),
    news: fc.constantFrom<News>('sent', 'delivered', 'failed', 'accepted'),
    isOld: fc.boolean(),
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  }),
);

/** Long ones: short ones end before much can go wrong. */
const stories = fc.array(step, { minLength: 1, maxLength: 30, size: 'max' });

test('N17, R3, R4, R9, R15: any story of a person, a vendor and a clock goes as the plain model says', async () => {
  const reached: string[] = [];
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      const login = recording(anybody);
      const bench = createBench({
        flows: { login },
        limits: { maxAttempts, sendsPerHour: 99, sendsPerHourPerSession: 99 },
      });
      const vendor = addWebhooks(bench);
      const person = bench.browser();
      const startMs = Date.now();
      const { verification_id } = (await person.post('send', {})).body;
      const named = { verification_id };
      const codes = [bench.lastCode()];
      const model = new Model();

      for (const it of steps) {
        const nowMs = Date.now() - startMs;
        const code = codes.at(-1) ?? '';
        let expected: string | undefined;
        let answer: { body: Record<string, unknown> } = { body: {} };
        switch (it.do) {
          case 'wait':
            // After an hour everything is forgotten.
            if (nowMs + it.ms < 3_600_000) vi.advanceTimersByTime(it.ms);
            break;
          case 'news': {
            const generation = model.generation - Number(it.isOld);
            const reference = vendor.references[generation - 1];
            if (reference === undefined) break;
            model.news(it.news, generation, it.id, nowMs);
            await vendor.tell(it.news, { id: it.id, reference });
            break;
          }
          case 'forge':
            await vendor.post('[{"id":"x","news":"accepted"}]', { 'x-signature': 'forged' });
            break;
          case 'resend':
            expected = model.resend(nowMs);
            answer = await person.post('send', named);
            if (bench.lastCode() !== code) codes.push(bench.lastCode());
            break;
          case 'cancel':
            expected = model.cancel();
            answer = await person.post('cancel', named);
            break;
          case 'status':
            expected = model.ask(nowMs);
            answer = await person.post('status', named);
            break;
          default: {
            const old = codes.at(-2);
            const typed = it.do === 'right' ? code : it.do === 'old' && old ? old : otherThan(code);
            expected = model.verify(typed === code, nowMs);
            answer = await person.post('verify', { ...named, code: typed });
          }
        }
        const { body } = answer;
        if (expected !== undefined) {
          expect([it.do, body.code ?? body.status ?? 'none']).toEqual([it.do, expected]);
          reached.push(`${it.do}: ${expected}`);
        }
        if (body.status === 'pending') expect(body.attempts_remaining).toBe(model.attempts);
        expect(login.verified).toHaveLength(model.results);
      }
    }),
    { numRuns: 400 },
  );
  // The stories are of all kinds, or they would prove little.
  for (const end of ['accepted', 'incorrect', 'attempts_exceeded', 'expired', 'cancelled']) {
    expect(reached).toContain(`wrong: ${end}`);
  }
  for (const end of ['pending', 'rate_limited', 'accepted', 'cancelled']) {
    expect(reached).toContain(`resend: ${end}`);
  }
}, 60_000);
