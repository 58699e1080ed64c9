// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { anybody, createBench, recording } from './support/createBench.js';

async function sent(maxAttempts = 5) {
  const login = recording(anybody);
  const bench = createBench({ flows: { login }, limits: { maxAttempts } });
  const person = bench.browser();
  const { body } = await person.post('send', {});
  return { ...bench, login, person, right: { ...body, code: bench.lastCode() } };
}

describe('R3: a code is used once', () => {
  test.each([5, 100])(
    'R3: of 50 right codes at once one succeeds, with %i attempts',
    async (maxAttempts) => {
      const { person, right, login } = await sent(maxAttempts);
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          person.post('verify', right, { key: crypto.randomUUID() }),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(login.verified).toHaveLength(1);
    },
  );

  test('R3: afterwards the same code finds nothing', async () => {
    const { person, right } = await sent();
    await person.post('verify', right);
    expect((await person.post('verify', right)).body).toMatchObject({ code: 'no_challenge' });
  });

  test('R8: the same key gets the stored result, in the same session only', async () => {
    const { person, right, browser, login } = await sent();
    const key = crypto.randomUUID();
    const first = await person.post('verify', right, { key });
    const again = await person.post('verify', right, { key });
    expect(again.text).toBe(first.text);
    expect(again.body).toMatchObject({ status: 'accepted', token: 'token 1' });
    expect(login.verified).toHaveLength(1);

    const stranger = await browser().post('verify', right, { key });
    expect(stranger.body).toMatchObject({ code: 'no_challenge' });
  });

  test('an app that fails after the right code takes it in later, and no code is asked for again', async () => {
    let calls = 0;
    const flow = {
      ...anybody,
      onVerified: () => {
        calls += 1;
        if (calls === 1) throw new Error('the database is away');
        return { token: 'abc' };
      },
    };
    const { browser, provider, lastCode, faults } = createBench({ flows: { login: flow } });
    const person = browser();
    const { body } = await person.post('send', {});
    const right = { ...body, code: lastCode() };
    expect((await person.post('verify', right)).body).toMatchObject({ code: 'unavailable' });
    expect(faults).toMatchObject([{ message: 'the database is away' }]);
    // Many vendors take a code once: it must not be needed a second time.
    provider.verify = async () => 'rejected';
    expect((await browser().post('verify', right)).body).toMatchObject({ code: 'no_challenge' });
    expect((await person.post('verify', right)).body).toMatchObject({ token: 'abc' });
    expect((await person.post('status', body)).body).toMatchObject({ token: 'abc' });
    expect(calls).toBe(2);
  });
});
