import { type ProviderEvent, VerificationError } from '../../../src/server/index.js';
import type { createBench } from './createBench.js';
import { type Answer, read } from './createBrowser.js';

/** The vendor behind the bench's provider: it knows what was sent, and posts its news. */
export interface Vendor {
  /** The references of all codes, in the order of their sending. */
  references: string[];
  /** Posts one event, about the last code if none is named. */
  tell(news: ProviderEvent['news'], event?: Partial<ProviderEvent>): Promise<Answer>;
  post(rawBody: BodyInit, headers?: Record<string, string>): Promise<Answer>;
}

export const signature = 'of this vendor';

/** Gives the bench's provider webhooks, before its first code is sent. */
export function addWebhooks({
  handle,
  provider,
}: Pick<ReturnType<typeof createBench>, 'handle' | 'provider'>): Vendor {
  const references: string[] = [];
  const { send } = provider;
  provider.send = async (request) => {
    const sent = await send(request);
    references.push(sent.reference);
    return sent;
  };
  provider.readWebhook = async (rawBody, headers) => {
    if (headers.get('x-signature') !== signature) {
      throw new VerificationError('not_allowed', 'the signature does not match');
    }
    return JSON.parse(rawBody);
  };
  const post: Vendor['post'] = async (body, headers = { 'x-signature': signature }) =>
    read(
      await handle(
        new Request('https://app.example/api/verification/webhooks/dev', {
          method: 'POST',
          headers,
          body,
          duplex: 'half',
        } as RequestInit),
      ),
    );
  return {
    references,
    post,
    tell: (news, event) =>
      post(
        JSON.stringify([{ id: crypto.randomUUID(), reference: references.at(-1), news, ...event }]),
      ),
  };
}
