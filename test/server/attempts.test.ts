// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createBench, otherThan } from './support/createBench.js';

async function sent() {
  const bench = createBench();
  const person = bench.browser();
  const { body } = await person.post('send', {});
  return { ...bench, person, body };
}

describe('R4: attempts', () => {
  test('R4: of 200 wrong codes at once five are compared, then even the right one is refused', async () => {
    const { person, body, lastCode, provider } = await sent();
    let compared = 0;
    const verify = provider.verify;
    provider.verify = (request) => {
      compared += 1;
      return verify(request);
    };
    const code = lastCode();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, by) =>
        person.post('verify', { ...body, code: otherThan(code, by + 1) }),
      ),
    );
    expect(compared).toBe(5);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(4);
    expect(answers.filter(({ body }) => body.code === 'attempts_exceeded')).toHaveLength(196);
    const right = await person.post('verify', { ...body, code });
    expect(right.body).toMatchObject({ status: 410, code: 'attempts_exceeded' });
  });

  test('R4: what can be no code costs no attempt', async () => {
    const { person, body, lastCode } = await sent();
    for (const code of [undefined, null, 123456, '', ['1'], {}, 'x'.repeat(65)]) {
      const { status } = await person.post('verify', { ...body, code });
      expect(status).toBe(400);
    }
    const { status } = await person.post('verify', { ...body, code: lastCode() });
    expect(status).toBe(200);
  });

  test('R4: a stranger uses up nobody else’s attempts', async () => {
    const { person, browser, body, lastCode } = await sent();
    for (let guess = 1; guess <= 10; guess++) {
      await browser().post('verify', { ...body, code: otherThan(lastCode(), guess) });
    }
    const { status } = await person.post('verify', { ...body, code: lastCode() });
    expect(status).toBe(200);
  });

  test('R4: a locked verification cannot be resent: it starts again, within the limits', async () => {
    const { person, body, lastCode, provider } = await sent();
    for (let guess = 1; guess <= 5; guess++) {
      await person.post('verify', { ...body, code: otherThan(lastCode(), guess) });
    }
    expect(
      (await person.post('send', { verification_id: body.verification_id })).body,
    ).toMatchObject({ status: 410, code: 'attempts_exceeded' });
    expect((await person.post('status', body)).body).toMatchObject({ code: 'attempts_exceeded' });
    expect((await person.post('send', {})).body).toMatchObject({ code: 'rate_limited' });
    expect(provider.inbox.messages()).toHaveLength(1);
  });
});
