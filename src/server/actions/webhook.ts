import type { WireDelivery } from '../../contract/wire.js';
import type { Reply } from '../http/Reply.js';
import { readText } from '../http/readText.js';
import type { ProviderEvent } from '../provider/VerificationProvider.js';
import { type Incoming, providerProblem, type Service } from '../Service.js';
import { keepMs, type VerificationRecord } from '../store/createRecords.js';
import { digest } from '../store/digest.js';
import { describe } from './describe.js';

/** Far more than the news of a code needs. */
const maxBytes = 64 * 1024;

/**
 * Takes in what a vendor's server posts. There is no session and no origin: the signature on the raw body, which the
 * provider checks, is what lets it in.
 * @throws Problem `not_allowed` for a signature that is missing, stale or forged.
 */
export async function webhook(service: Service, incoming: Incoming): Promise<Reply> {
  const { request } = incoming;
  const rawBody = await readText(request, maxBytes);
  for (const event of await readEvents(service, rawBody, request.headers)) {
    await takeIn(service, incoming, event);
  }
  return { status: 200, outcome: 'received' };
}

async function readEvents({ provider, report }: Service, rawBody: string, headers: Headers) {
  try {
    return (await provider.readWebhook?.(rawBody, headers)) ?? [];
  } catch (fault) {
    report(fault);
    throw providerProblem(fault);
  }
}

async function takeIn(
  service: Service,
  incoming: Incoming,
  { id, reference, news }: ProviderEvent,
): Promise<void> {
  const { provider, records, store, windows } = service;
  const code = await records.findCode(provider.name, reference);
  if (!code) return;
  const seen = `event:${await digest(provider.name, id)}`;
  if ((await store.get(seen)) !== undefined) return;

  let entry = await records.load(code.id);
  // News of an older code says nothing about the one that counts.
  while (entry?.record.generation === code.generation) {
    const { record } = entry;
    const change = changeBy(news, record, incoming.atMs);
    if (!change) break;
    if (await records.replace(entry, change)) {
      describe(incoming, record);
      if (news === 'failed') await windows.endSpacing(record.recipient);
      break;
    }
    entry = await records.load(code.id);
  }
  // Marked last: when the store fails before, the vendor's next try is not mistaken for a repetition. Whoever comes in
  // between changes nothing by it, since a verification only ever goes forward.
  await store.set(seen, '1', keepMs);
}

const rank: Record<WireDelivery['state'], number> = { sent: 1, delivered: 2, failed: 3 };

/**
 * What an event changes. Nothing in one that has come to an end, or for which a right code is being taken in: whoever
 * was first stands, and the other one agrees with it or is too late.
 */
function changeBy(
  news: ProviderEvent['news'],
  { state, isDecoy, delivery, channel, expiresAtMs }: VerificationRecord,
  atMs: number,
): Partial<VerificationRecord> | undefined {
  if (state !== 'pending') return undefined;
  switch (news) {
    case 'accepted':
      // Only a code that somebody has can be confirmed, and only within its life on our clock (R2).
      return isDecoy || atMs >= expiresAtMs ? undefined : { state: 'confirmed', isConfirmed: true };
    case 'sent':
    case 'delivered':
    case 'failed': {
      // Nobody's code never arrives, so where strangers must not notice, nobody hears of arrivals (R10).
      if (isDecoy !== undefined) return undefined;
      // Events come in any order, and are told in one.
      const isNewer = rank[news] > (delivery ? rank[delivery.state] : 0);
      return isNewer ? { delivery: { state: news, channel } } : undefined;
    }
    default:
      return news satisfies never;
  }
}
