// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WebhookOptions } from '../../telnyx/createSigner.js';
import { openBench, phone } from './openBench.js';
import { startTelnyxRig, type TelnyxRig } from './startTelnyxRig.js';

let rig: TelnyxRig;
beforeEach(async () => {
  rig = await startTelnyxRig();
});
afterEach(() => rig.telnyx.stop());

/** What the provider reads out of an event about the last verification. */
async function read(eventType: string, options?: WebhookOptions) {
  const { body, headers } = rig.telnyx.webhook(eventType, rig.lastId(), options);
  return rig.create().readWebhook?.(body, new Headers(headers));
}

describe('a call on which a key is pressed', () => {
  const call = async () => {
    const bench = openBench(rig);
    const asked = await bench.asked({ flow: 'login', channel: 'dtmf_confirm' });
    return { post: bench.post, ...asked };
  };

  test.each(['verification.complete', 'verification.completed'])(
    'the key 1 confirms: `%s` brings the success, with nothing typed',
    async (eventType) => {
      const { challenge, status, post } = await call();
      expect(challenge.code_length).toBe(0);
      rig.telnyx.press(phone, '1');
      expect(await status()).toMatchObject({ status: 'pending' });
      expect((await post(rig.telnyx.webhook(eventType, rig.lastId()))).status).toBe(200);
      expect(await status()).toMatchObject({ status: 'accepted' });
    },
  );

  test('another key ends the call, and another channel may be tried at once', async () => {
    const { status, post, resend } = await call();
    rig.telnyx.press(phone, '2');
    await post(rig.telnyx.webhook('verification.complete', rig.lastId()));
    expect(await status()).toMatchObject({ status: 'pending', delivery: { state: 'failed' } });
    expect((await resend({ channel: 'sms' })).body).toMatchObject({ channel: 'sms' });
  });

  test('whatever is typed, the key decides: where no webhook comes, a check asks Telnyx', async () => {
    const { verify } = await call();
    expect((await verify('1')).body).toMatchObject({ code: 'incorrect' });
    rig.telnyx.press(phone, '1');
    expect((await verify('0')).body).toMatchObject({ status: 'accepted' });
  });

  test('a call that Telnyx does not know of is confirmed by nobody', async () => {
    const reference = `dtmf_confirm:${crypto.randomUUID()}`;
    expect(await rig.create().verify({ reference, purpose: '', code: '1' })).toBe('rejected');
  });

  test('after a wrong key a check says that the call is over', async () => {
    const { verify } = await call();
    rig.telnyx.press(phone, '9');
    expect((await verify('1')).body).toMatchObject({ code: 'expired' });
  });
});

describe('what the events of Telnyx say', () => {
  test('R5: a code that was typed elsewhere confirms nothing here', async () => {
    const { asked, post } = openBench(rig);
    const { status, verify, code } = await asked();
    const payload = { status: 'accepted' };
    for (const eventType of ['verification.complete', 'verification.completed']) {
      await post(rig.telnyx.webhook(eventType, rig.lastId(), { payload }));
    }
    expect(await status()).toMatchObject({ status: 'pending' });
    expect((await verify(code)).body).toMatchObject({ status: 'accepted' });
  });

  test('four facts leave the provider, neither the number nor the code', async () => {
    await openBench(rig).asked();
    const events = await read('verify.delivered', { id: 'event-1' });
    expect(events).toEqual([{ id: 'event-1', reference: rig.lastId(), news: 'delivered' }]);
  });

  test('an event without an id of its own has one by what it says', async () => {
    await openBench(rig).asked({ flow: 'login', channel: 'dtmf_confirm' });
    const strip = async () => {
      const { body } = rig.telnyx.webhook('verification.complete', rig.lastId());
      const { data } = JSON.parse(body);
      const { headers, body: bare } = rig.telnyx.sign(
        JSON.stringify({ data: { ...data, id: undefined } }),
      );
      return rig.create().readWebhook?.(bare, new Headers(headers));
    };
    const [before] = (await strip()) ?? [];
    expect(before).toMatchObject({ news: 'failed' });
    rig.telnyx.press(phone, '1');
    const [after, again] = [(await strip())?.[0], (await strip())?.[0]];
    expect(after).toMatchObject({ reference: before?.reference, news: 'accepted' });
    expect(again?.id).toBe(after?.id);
    expect(after?.id).not.toBe(before?.id);
  });

  test.each(['message.sent', 'verify.unheard', ''])(
    'nothing, of the event "%s"',
    async (eventType) => {
      await openBench(rig).asked();
      expect(await read(eventType)).toEqual([]);
    },
  );

  test.each([
    'null',
    '[]',
    '"text"',
    '{}',
    '{"data":null}',
    '{"data":{"event_type":"verify.sent"}}',
  ])('nothing, of the signed body %s', async (text) => {
    const { body, headers } = rig.telnyx.sign(text);
    expect(await rig.create().readWebhook?.(body, new Headers(headers))).toEqual([]);
  });

  test('an event about somebody unknown changes nothing', async () => {
    const other = await startTelnyxRig();
    try {
      await openBench(other).asked();
      const { body } = other.telnyx.webhook('verify.failed', other.lastId());
      const { asked, post } = openBench(rig);
      const { status } = await asked();
      expect((await post(rig.telnyx.sign(body))).status).toBe(200);
      expect(await status()).not.toHaveProperty('delivery');
    } finally {
      await other.telnyx.stop();
    }
  });
});
