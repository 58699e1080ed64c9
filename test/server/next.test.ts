// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { VerificationFlow } from '../../src/server/index.js';
import { anybody, createBench, phone, recording } from './support/createBench.js';

const email = 'ann@example.com';

describe('a flow that needs another code after its own', () => {
  const flowsWith = (next: VerificationFlow['next']) => ({
    sms: { ...recording(anybody), ...(next && { next }) },
    email: recording({ authorize: () => ({ problem: 'not_allowed' }) }),
  });

  test('goes on with the next challenge, and only its result counts', async () => {
    const flows = flowsWith(({ recipient }) => ({
      flow: 'email',
      recipient: email,
      context: { after: recipient },
    }));
    const { browser, lastCode } = createBench({ flows });
    const person = browser();
    const first = (await person.post('send', { flow: 'sms' })).body;
    const right = { ...first, code: lastCode(phone) };
    const second = await person.post('verify', right, { key: 'one' });
    expect(second.body).toMatchObject({
      status: 'pending',
      channel: 'email',
      phone_hint: 'a***@example.com',
    });
    expect((await person.post('verify', right, { key: 'two' })).status).toBe(404);
    expect(flows.sms.verified).toEqual([]);

    const last = await person.post('verify', { ...second.body, code: lastCode(email) });
    expect(last.body).toMatchObject({ status: 'accepted', token: 'token 1' });
    expect(flows.email.verified).toMatchObject([{ flow: 'email', context: { after: phone } }]);
  });

  test('finishes at once where nothing more is needed', async () => {
    const flows = flowsWith(() => undefined);
    const { browser, lastCode } = createBench({ flows });
    const person = browser();
    const { body } = await person.post('send', { flow: 'sms' });
    const { body: answer } = await person.post('verify', { ...body, code: lastCode() });
    expect(answer).toMatchObject({ status: 'accepted', token: 'token 1' });
  });

  test.each([
    ['it cannot be sent yet', { flow: 'email', recipient: phone }, 'rate_limited'],
    ['it has no recipient', { flow: 'email', recipient: '' }, 'invalid_request'],
    ['its flow is unknown', { flow: 'mail', recipient: email }, 'unavailable'],
  ])('when %s, the right code is not lost: the flow is asked again', async (_why, next, code) => {
    let isRight = false;
    const flows = flowsWith(() => (isRight ? { flow: 'email', recipient: email } : next));
    const { browser, lastCode } = createBench({ flows });
    const person = browser();
    const { body } = await person.post('send', { flow: 'sms' });
    const right = { ...body, code: lastCode(phone) };
    for (let time = 0; time < 7; time++) {
      expect((await person.post('verify', right)).body).toMatchObject({ code });
    }
    isRight = true;
    expect((await person.post('verify', right)).body).toMatchObject({ channel: 'email' });
  });

  test('another tab that asks where the first one stands is told the next one', async () => {
    const flows = flowsWith(() => ({ flow: 'email', recipient: email }));
    const { browser, lastCode } = createBench({ flows });
    const person = browser();
    const { body } = await person.post('send', { flow: 'sms' });
    const next = await person.post('verify', { ...body, code: lastCode(phone) });
    const { verification_id } = next.body;
    expect((await person.post('status', body)).body).toMatchObject({ verification_id });
    expect((await browser().post('status', body)).body).toMatchObject({ code: 'no_challenge' });
  });
});
