// @vitest-environment node
import Telnyx from 'telnyx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { telnyxProvider } from '../../../src/server/index.js';
import { openBench, phone } from './openBench.js';
import { startTelnyxRig, type TelnyxRig } from './startTelnyxRig.js';

let rig: TelnyxRig;
beforeEach(async () => {
  rig = await startTelnyxRig();
});
afterEach(() => rig.telnyx.stop());

describe('what telnyxProvider asks of Telnyx', () => {
  test.each(['sms', 'call', 'whatsapp', 'flashcall', 'dtmf_confirm'])(
    'a code by %s, for as long as the handler has it',
    async (channel) => {
      await openBench(rig, { timeoutSecs: 120 }).asked({ flow: 'login', channel });
      const { verifyProfileId: verify_profile_id, calls } = rig.telnyx;
      expect(calls).toEqual([
        {
          method: 'POST',
          path: `/verifications/${channel}`,
          body: { phone_number: phone, verify_profile_id, timeout_secs: 120 },
        },
      ]);
    },
  );

  test('S9: a payment, with its amount and payee, which the message names', async () => {
    await openBench(rig).asked({ flow: 'payment', channel: 'psd2' });
    expect(rig.telnyx.calls).toMatchObject([
      {
        path: '/verifications/psd2',
        body: { amount: '49.90', currency: 'EUR', payee: 'Acme Books' },
      },
    ]);
    expect(rig.telnyx.phone(phone)[0]?.text).toContain('Pay 49.90 EUR to Acme Books');
  });

  test('a payment without a transaction is a mistake of the app', async () => {
    const request = {
      recipient: phone,
      channel: 'psd2',
      timeoutSecs: 60,
      purpose: '',
      isDecoy: false,
    };
    await expect(rig.create().send(request)).rejects.toThrow(
      /^react-otp-verify: .*`psd2`.*so .*Return `transaction`/,
    );
    expect(rig.telnyx.calls).toEqual([]);
  });

  test('a check, by the id and never by the number', async () => {
    const { verify, code } = await openBench(rig).asked();
    await verify(code);
    expect(rig.telnyx.calls[1]).toEqual({
      method: 'POST',
      path: `/verifications/${rig.lastId()}/actions/verify`,
      body: { code },
    });
  });

  test('R10: a decoy is asked about as often, and nobody gets anything', async () => {
    const stranger = '+15559873456';
    const { asked } = openBench(rig);
    const own = await asked({ flow: 'forgotten' });
    await own.verify('00000');
    const decoy = await asked({ flow: 'forgotten', phone_number: stranger });
    await decoy.verify('00000');
    const paths = rig.telnyx.calls.map(({ method, path }) => `${method} ${path}`);
    expect(paths).toHaveLength(4);
    expect(paths[2]).toMatch(/^GET \/verifications\/[\w-]{36}$/);
    expect(paths[3]).toBe(`${paths[2]?.replace('GET', 'POST')}/actions/verify`);
    expect(JSON.stringify(rig.telnyx.calls.slice(2))).not.toContain(stranger.slice(1));
  });

  test('code lengths: of the profile, of a channel, and none where a key is pressed', async () => {
    const { verifyProfileId, publicKey } = rig.telnyx;
    const client = new Telnyx({ apiKey: 'x', publicKey });
    const provider = telnyxProvider({
      client,
      verifyProfileId,
      codeLength: 6,
      codeLengths: { flashcall: 4 },
    });
    expect(provider).toMatchObject({
      channels: ['sms', 'call'],
      codeLength: 6,
      codeLengths: { flashcall: 4, dtmf_confirm: 0 },
    });
  });
});

describe('options of telnyxProvider that cannot work', () => {
  test.each([
    [{ client: undefined }, /`client`.*undefined.*new Telnyx/],
    [{ client: {} }, /`client`.*object/],
    [{ verifyProfileId: undefined }, /`verifyProfileId`.*none/],
    [{ verifyProfileId: '' }, /`verifyProfileId`.*none/],
    [{ channels: ['sms', 'pigeon'] }, /`channels`.*pigeon.*Choose from sms/],
    [{ channels: ['dtmf_confirm'] }, /`channels`.*dtmf_confirm.*`publicKey`/],
    [{ codeLength: 3 }, /`codeLength`.*received 3/],
    [{ codeLengths: { call: 11 } }, /`codeLength`.*received 11/],
  ])('%o', (options, message) => {
    const client = new Telnyx({ apiKey: 'x', publicKey: null });
    const create = () => telnyxProvider({ client, verifyProfileId: 'x', ...options } as never);
    expect(create).toThrow(message);
    expect(create).toThrow(/^react-otp-verify: .+, so .+\. .+\.$/);
  });

  test('without a public key there are no webhooks', () => {
    const client = new Telnyx({ apiKey: 'x', publicKey: null });
    const create = (publicKey?: string) =>
      telnyxProvider({ client, verifyProfileId: 'x', publicKey });
    expect(create().readWebhook).toBe(undefined);
    expect(create(rig.telnyx.publicKey).readWebhook).toBeTypeOf('function');
  });
});
