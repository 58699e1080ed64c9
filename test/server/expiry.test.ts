// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createBench } from './support/createBench.js';

async function sentAt(startMs: number, timeoutSecs: number) {
  const clock = { nowMs: startMs };
  const bench = createBench({ limits: { timeoutSecs }, now: () => clock.nowMs });
  const person = bench.browser();
  const { body } = await person.post('send', {});
  return { clock, ...bench, person, body };
}

describe('R2: the lifetime of a code', () => {
  test('R2: one millisecond before the end the right code is accepted', async () => {
    const { clock, person, body, lastCode } = await sentAt(1_000_000, 300);
    clock.nowMs += 299_999;
    const { status } = await person.post('verify', { ...body, code: lastCode() });
    expect(status).toBe(200);
  });

  test.each([
    ['at the end', 300_000],
    ['one millisecond later', 300_001],
  ])('R2: %s expired wins over correct', async (_when, afterMs) => {
    const { clock, person, body, lastCode } = await sentAt(1_000_000, 300);
    clock.nowMs += afterMs;
    const { body: answer } = await person.post('verify', { ...body, code: lastCode() });
    expect(answer).toMatchObject({ status: 410, code: 'expired', response_code: 'expired' });
  });

  test('R2: a code that comes after the end costs no attempt', async () => {
    const { clock, person, body, lastCode } = await sentAt(0, 60);
    clock.nowMs = 60_000;
    for (let time = 0; time < 7; time++) {
      const { body: answer } = await person.post('verify', { ...body, code: lastCode() });
      expect(answer.code).toBe('expired');
    }
  });

  test('R2: status counts down in whole seconds and never promises more than there is', async () => {
    const { clock, person, body } = await sentAt(0, 300);
    clock.nowMs = 12_345;
    expect((await person.post('status', body)).body).toMatchObject({
      timeout_secs: 287,
      resend_after_secs: 18,
    });
    clock.nowMs = 299_999;
    expect((await person.post('status', body)).body).toMatchObject({
      timeout_secs: 0,
      resend_after_secs: 0,
    });
    clock.nowMs = 300_000;
    expect((await person.post('status', body)).body).toMatchObject({ code: 'expired' });
  });

  test('R2: no lifetime above 600 s can be set', () => {
    expect(() => createBench({ limits: { timeoutSecs: 600 } })).not.toThrow();
    expect(() => createBench({ limits: { timeoutSecs: 601 } })).toThrow(/timeoutSecs.*601.*Leave/);
  });
});
