import type { Channel } from '../../contract/challenge.js';
import { pageHost } from '../http/checkOrigin.js';
import { Problem } from '../http/Problem.js';
import { challengeReply, type Reply } from '../http/Reply.js';
import { assertNotEnded, type Call, providerProblem, type Service } from '../Service.js';
import { type Entry, purposeOf, type VerificationRecord } from '../store/createRecords.js';
import { describe } from './describe.js';

/** Delivers a code, within the limits, for a new verification or for one that goes on (`previous`). */
export async function deliver(
  service: Service,
  call: Call,
  draft: VerificationRecord,
  previous?: Entry,
): Promise<Reply> {
  const { provider, records, windows, limits } = service;
  const { recipient } = draft;
  describe(call, draft);
  await windows.take({ ip: call.ip, session: call.session.id, recipient });

  const next = { ...draft, generation: draft.generation + 1 };
  const reference = await askProvider(service, call, next);
  // Counted from the answer, as the durations in it are: a slow vendor takes nothing from the person.
  const sentAtMs = service.nowMs();
  const record = {
    ...next,
    reference,
    sentAtMs,
    expiresAtMs: sentAtMs + limits.timeoutSecs * 1000,
  };
  if (previous) await renew(service, previous, record);
  else await records.add(record);
  await records.point(record);
  return challengeReply(
    'sent',
    record,
    { atMs: sentAtMs, attempts: limits.maxAttempts },
    { provider, limits },
  );
}

async function askProvider(service: Service, call: Call, record: VerificationRecord) {
  const { provider, limits } = service;
  const { recipient, channel, transaction, isDecoy } = record;
  const purpose = await purposeOf(record);
  try {
    const { reference } = await provider.send({
      recipient,
      channel,
      timeoutSecs: limits.timeoutSecs,
      transaction,
      host: pageHost(call.request),
      purpose,
      isDecoy,
    });
    return reference;
  } catch (fault) {
    service.report(fault);
    await service.windows.endSpacing(recipient);
    throw providerProblem(fault);
  }
}

/** Puts the new code in the place of the old one, which stops working in that moment. */
async function renew({ records }: Service, previous: Entry, record: VerificationRecord) {
  if (await records.change(previous, record)) return;
  // Verified or cancelled while the code was on its way: that stands.
  const current = await records.load(record.id);
  if (current) assertNotEnded(current);
  throw new Problem('conflict');
}

/** @throws Problem `invalid_request` when the wish is not on offer. */
export function pickChannel(channels: readonly Channel[], wish: unknown): Channel {
  const [first] = channels;
  if (first === undefined) {
    throw new Problem('invalid_request', { detail: 'No channel reaches this recipient.' });
  }
  if (wish === undefined) return first;
  if (typeof wish === 'string' && channels.includes(wish)) return wish;
  throw new Problem('invalid_request', {
    detail: `\`channel\` must be one of: ${channels.join(', ')}.`,
  });
}
