import { describe, expect, test } from 'vitest';
import { phone } from './openBench.js';
import type { PostedWebhook, ProviderRig } from './ProviderRig.js';
import { useRig } from './useRig.js';

/** What every provider with webhooks must do behind the handler's route for them. */
export function describeWebhooks(
  name: string,
  setUp: () => Promise<ProviderRig & Required<Pick<ProviderRig, 'webhook'>>>,
): void {
  describe(`${name} reads webhooks`, () => {
    const { open, elapse } = useRig(setUp);

    /** Somebody has asked for a code, and the vendor can tell of it. */
    async function told() {
      const { rig, asked, post } = open();
      const { resend, status } = await asked();
      const webhook = (news: 'sent' | 'delivered' | 'failed') =>
        rig.webhook?.(phone, news) as PostedWebhook;
      const delivery = async () => (await status()).delivery;
      return { post, resend, webhook, delivery };
    }

    test.each(['sent', 'delivered', 'failed'] as const)(
      'R15: that the message was %s reaches the status',
      async (state) => {
        const { post, webhook, delivery } = await told();
        expect(await delivery()).toBe(undefined);
        expect((await post(webhook(state))).status).toBe(200);
        expect(await delivery()).toMatchObject({ state });
      },
    );

    test('R15: in any order, and more than once, they say the same', async () => {
      const { post, webhook, delivery } = await told();
      const [delivered, sent] = [webhook('delivered'), webhook('sent')];
      for (const news of [delivered, sent, delivered, sent]) {
        expect((await post(news)).status).toBe(200);
        expect(await delivery()).toMatchObject({ state: 'delivered' });
      }
    });

    test('R15: unsigned, forged or changed on the way they are refused, and change nothing', async () => {
      const { post, webhook, delivery } = await told();
      const { body, headers } = webhook('delivered');
      for (const forged of [
        { body, headers: {} },
        { body: `${body} `, headers },
        { body: body.replaceAll('delivered', 'failed'), headers },
        { body, headers: webhook('sent').headers },
        { body: '', headers },
      ]) {
        expect((await post(forged)).body).toMatchObject({ status: 403, code: 'not_allowed' });
      }
      expect(await delivery()).toBe(undefined);
    });

    test('R15: five minutes old they are read, a second older they are stale', async () => {
      const { post, webhook } = await told();
      const news = webhook('delivered');
      elapse(300_000);
      expect((await post(news)).status).toBe(200);
      elapse(1000);
      expect((await post(news)).status).toBe(403);
    });

    test('R15: of a code from before a resend they say nothing about the new one', async () => {
      const { post, resend, webhook, delivery } = await told();
      const old = webhook('failed');
      elapse(30_000);
      await resend();
      expect((await post(old)).status).toBe(200);
      expect(await delivery()).toBe(undefined);
    });
  });
}
