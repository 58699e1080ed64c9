// @vitest-environment node
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { anybody, createBench, recording } from './support/createBench.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

describe('R9: cancel', () => {
  test('R9: is 204 with an empty body, for the own, an unknown, a foreign and an ended verification', async () => {
    const { browser } = createBench();
    const person = browser();
    const { body } = await person.post('send', {});
    const answers = [
      await browser().post('cancel', body),
      await person.post('cancel', { verification_id: crypto.randomUUID() }),
      await person.post('cancel', { verification_id: 'no id at all/../' }),
      await person.post('cancel', body),
      await person.post('cancel', body),
    ];
    expect(answers.map(({ status, text }) => [status, text])).toEqual(answers.map(() => [204, '']));
    const [first, ...others] = answers.map(({ headers }) => [...headers]);
    for (const headers of others) expect(headers).toEqual(first);
  });

  test('R9: ends the own verification for every other action, and nobody else’s', async () => {
    const { browser, lastCode } = createBench();
    const person = browser();
    const { body } = await person.post('send', {});
    await browser().post('cancel', body);
    expect((await person.post('status', body)).body).toMatchObject({ status: 'pending' });
    await person.post('cancel', body);
    for (const action of ['verify', 'status', 'send']) {
      const { verification_id } = body;
      const { body: answer } = await person.post(action, { verification_id, code: lastCode() });
      expect(answer).toMatchObject({ status: 410, code: 'cancelled' });
    }
  });

  type Step = 'cancel' | 'verify' | 'resend';
  const steps = fc.array(fc.constantFrom<Step>('cancel', 'verify', 'resend'), { maxLength: 6 });

  test('R9: in any order of cancel, verify and resend the first end stands', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (order) => {
        const login = recording(anybody);
        const { browser, lastCode } = createBench({
          flows: { login },
          limits: { sendsPerHour: 99, sendsPerHourPerSession: 99 },
        });
        const person = browser();
        const { verification_id } = (await person.post('send', {})).body;
        let end: 'none' | 'cancelled' | 'accepted' = 'none';
        for (const step of order) {
          vi.advanceTimersByTime(30_000);
          const action = step === 'resend' ? 'send' : step;
          const { status, body } = await person.post(action, { verification_id, code: lastCode() });
          if (step === 'cancel') expect(status).toBe(204);
          else if (end === 'none') expect(status).toBe(200);
          else expect(body.code).toBe(end === 'accepted' ? 'no_challenge' : 'cancelled');
          if (end === 'none' && step !== 'resend')
            end = step === 'cancel' ? 'cancelled' : 'accepted';
        }
        expect(login.verified).toHaveLength(end === 'accepted' ? 1 : 0);
      }),
    );
  });

  test('R9: cancel and verify at once: one of them wins, whatever the other is told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), async (isCancelFirst) => {
        const login = recording(anybody);
        const { browser, lastCode } = createBench({ flows: { login } });
        const person = browser();
        const { body } = await person.post('send', {});
        const calls = [
          () => person.post('cancel', body),
          () => person.post('verify', { ...body, code: lastCode() }),
        ];
        if (!isCancelFirst) calls.reverse();
        const answers = await Promise.all(calls.map((call) => call()));
        const isAccepted = answers.some(({ body }) => body.status === 'accepted');
        expect(login.verified).toHaveLength(isAccepted ? 1 : 0);
        expect((await person.post('status', body)).body).toMatchObject(
          isAccepted ? { status: 'accepted' } : { code: 'cancelled' },
        );
      }),
      { numRuns: 20 },
    );
  });
});
