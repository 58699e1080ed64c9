// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createBench, phone } from './support/createBench.js';

/** A person who has just asked for a code or a call, and the reader of the inbox it came to. */
async function open(channel: string) {
  const bench = createBench({
    provider: { channels: ['sms', 'dtmf_confirm'] },
    flows: {
      login: {
        authorize: () => ({ recipient: phone }),
        onVerified: () => ({ token: 'a token' }),
      },
    },
  });
  const person = bench.browser();
  const { body } = await person.post('send', { channel });
  const { verification_id } = body;
  const message_id = bench.provider.inbox.messages(phone).at(-1)?.id;
  return {
    ...bench,
    sent: body,
    tell: (news: unknown, id: unknown = message_id) =>
      bench.browser().post('webhooks/dev', { message_id: id, news }),
    status: async () => (await person.post('status', { verification_id })).body,
    verify: async (code: string) => (await person.post('verify', { verification_id, code })).body,
  };
}

describe('devProvider hears from the reader of its inbox, as from a vendor', () => {
  test('what became of a message', async () => {
    const { tell, status } = await open('sms');
    await tell('delivered');
    expect(await status()).toMatchObject({
      status: 'pending',
      delivery: { state: 'delivered', channel: 'sms' },
    });
  });

  test('a key that was pressed on a call: the session is verified, with nothing typed', async () => {
    const { sent, tell, status } = await open('dtmf_confirm');
    expect(sent).toMatchObject({ channel: 'dtmf_confirm', code_length: 0 });
    await tell('accepted');
    expect(await status()).toMatchObject({ status: 'accepted', token: 'a token' });
  });

  test('nothing that is typed confirms a call, not the key either', async () => {
    const { verify, lastCode } = await open('dtmf_confirm');
    expect(await verify(lastCode())).toMatchObject({ code: 'incorrect' });
  });

  test.each([
    ['another message', 'accepted', 'f6cbd80e-2d9a-4b1c-9a0e-0d3f5f5d2f31'],
    ['no message', 'accepted', null],
    ['no such news', 'verified', undefined],
  ])('of %s, nothing', async (_, news, id) => {
    const { tell, status } = await open('dtmf_confirm');
    await tell(news, id);
    expect(await status()).toMatchObject({ status: 'pending' });
  });

  test('R5: a key pressed for one verification confirms no other', async () => {
    const mine = await open('dtmf_confirm');
    const other = mine.browser();
    const { body } = await other.post('send', { channel: 'sms' });
    await mine.tell('accepted');
    const { verification_id } = body;
    expect((await other.post('status', { verification_id })).body).not.toMatchObject({
      status: 'accepted',
    });
  });

  test('a body that is no JSON says nothing', async () => {
    const { provider } = await open('sms');
    expect(await provider.readWebhook?.('not JSON', new Headers())).toEqual([]);
  });
});
