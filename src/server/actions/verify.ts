import { Problem } from '../http/Problem.js';
import { acceptedReply, type Reply } from '../http/Reply.js';
import type { ProviderVerdict } from '../provider/VerificationProvider.js';
import { assertLive, type Call, findOwn, providerProblem, type Service } from '../Service.js';
import { type Entry, purposeOf, type VerificationRecord } from '../store/createRecords.js';
import { describe } from './describe.js';
import { once } from './once.js';
import { start } from './send.js';

const maxCodeLength = 64;

/** Checks a code. Only a session's own verification is remembered by Idempotency-Key, so strangers fill no store. */
export async function verify(service: Service, call: Call) {
  const { code } = call.body;
  if (typeof code !== 'string' || code === '' || code.length > maxCodeLength) {
    throw new Problem('invalid_request', { detail: '`code` must be a text.' });
  }
  const entry = await findOwn(service, call);
  if (!entry) throw new Problem('no_challenge');
  describe(call, entry.record);
  return once(service.store, call, 'verify', () => check(service, call, entry, code));
}

async function check(service: Service, call: Call, entry: Entry, code: string): Promise<Reply> {
  const { attempts, records } = service;
  const { record } = entry;
  assertLive(entry, call.atMs);
  const attemptsRemaining = await attempts.take(record);
  const verdict = await askProvider(service, record, code);
  switch (verdict) {
    case 'accepted':
      return accept(service, call, entry);
    case 'expired':
      throw new Problem('expired');
    case 'rejected':
      if (attemptsRemaining > 0) throw new Problem('incorrect', { attemptsRemaining });
      break;
    case 'max_attempts_exceeded':
      break;
    default:
      throw verdict satisfies never;
  }
  const locked = await records.change(entry, { state: 'locked', reference: '' });
  throw locked ? new Problem('attempts_exceeded') : await overtaken(service, call, entry);
}

/** Somebody changed the verification while the code was being checked: what they did stands. */
async function overtaken({ records }: Service, call: Call, entry: Entry): Promise<Problem> {
  const current = await records.load(entry.record.id);
  if (!current) return new Problem('no_challenge');
  assertLive(current, call.atMs);
  // A resend: the code belonged to the message before.
  return new Problem('incorrect');
}

async function askProvider(
  { provider, attempts, report }: Service,
  record: VerificationRecord,
  code: string,
): Promise<ProviderVerdict> {
  try {
    const { reference, isDecoy } = record;
    const purpose = await purposeOf(record);
    const verdict: string = await provider.verify({ reference, code, purpose });
    if (isDecoy && verdict === 'accepted') return 'rejected';
    return verdicts.find((known) => known === verdict) ?? 'rejected';
  } catch (fault) {
    // Nothing was compared, so nothing is counted.
    report(fault);
    await attempts.giveBack(record);
    throw providerProblem(fault);
  }
}

const verdicts: readonly ProviderVerdict[] = [
  'accepted',
  'rejected',
  'expired',
  'max_attempts_exceeded',
];

/** Uses the code up, then lets the app make its result. Of many right codes at once, one gets through. */
async function accept(service: Service, call: Call, entry: Entry): Promise<Reply> {
  const { records, attempts } = service;
  const { record } = entry;
  const claimed = await records.change(entry, { state: 'settling' });
  if (!claimed) throw await overtaken(service, call, entry);
  let conclusion: Conclusion;
  try {
    conclusion = await conclude(service, call, record);
  } catch (fault) {
    // The app could not take the success in: what was used up for it is given back.
    await records.change(claimed, { state: 'pending' });
    await attempts.giveBack(record);
    throw fault;
  }
  if ('next' in conclusion) {
    await records.remove(claimed);
    return conclusion.next;
  }
  const { proof } = conclusion;
  await records.change(claimed, { state: 'accepted', reference: '', proof });
  return acceptedReply(proof);
}

type Conclusion = { proof: Record<string, unknown> } | { next: Reply };

/** Lets the app ask for another code, or make its result. */
async function conclude(
  service: Service,
  call: Call,
  { recipient, flow: name, id: verificationId, transaction, context }: VerificationRecord,
): Promise<Conclusion> {
  const flow = service.flows[name];
  const { request } = call;
  const verified = { recipient, flow: name, verificationId, transaction, context, request };
  const next = await flow?.next?.(verified);
  if (next) return { next: await start(service, call, next.flow, next) };
  return { proof: (await flow?.onVerified?.(verified)) ?? {} };
}
