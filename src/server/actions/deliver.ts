import type { Channel } from '../../contract/challenge.js';
import { pageHost } from '../http/checkOrigin.js';
import { Problem } from '../http/Problem.js';
import { challengeReply, type Reply } from '../http/Reply.js';
import { type Call, providerProblem, type Service } from '../Service.js';
import { type Entry, purposeOf, type VerificationRecord } from '../store/createRecords.js';
import { describe } from './describe.js';

/**
 * Delivers a code, within the limits, for a new verification or for one that goes on (`previous`). Returns the
 * verification itself where it was ended or confirmed while the code was on its way: that stands.
 */
export async function deliver(
  service: Service,
  call: Call,
  draft: VerificationRecord,
  previous?: Entry,
): Promise<Reply | Entry> {
  const { provider, records, windows, limits } = service;
  const { recipient } = draft;
  describe(call, draft);
  const resendAfterSecs = await windows.take({ ip: call.ip, session: call.session.id, recipient });

  const next: VerificationRecord = {
    ...draft,
    state: 'pending',
    isConfirmed: undefined,
    delivery: undefined,
    generation: draft.generation + 1,
  };
  const reference = await askProvider(service, call, next);
  // Counted from the answer, as the durations in it are: a slow vendor takes nothing from the person.
  const sentAtMs = service.nowMs();
  const record = {
    ...next,
    reference,
    sentAtMs,
    resendAfterSecs,
    expiresAtMs: sentAtMs + limits.timeoutSecs * 1000,
  };
  if (!previous) await records.add(record);
  else if (!(await records.change(previous, record))) return whatStands(service, record);
  await records.point(record);
  if (provider.readWebhook) await records.refer(provider.name, record);
  return challengeReply('sent', record, { atMs: sentAtMs, attempts: limits.maxAttempts }, service);
}

async function askProvider(
  service: Service,
  call: Call,
  record: VerificationRecord,
): Promise<string> {
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
      isDecoy: isDecoy ?? false,
    });
    return reference;
  } catch (fault) {
    service.report(fault);
    // Where strangers must not notice, somebody who cannot be reached looks like nobody (R10).
    if (isDecoy === false) return askProvider(service, call, { ...record, isDecoy: true });
    await service.windows.endSpacing(recipient);
    throw providerProblem(fault);
  }
}

async function whatStands({ records }: Service, { id }: VerificationRecord): Promise<Entry> {
  const current = await records.load(id);
  if (!current) throw new Problem('no_challenge');
  // Another resend was faster, and its code is the one that counts.
  if (current.record.state === 'pending') throw new Problem('conflict');
  return current;
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
