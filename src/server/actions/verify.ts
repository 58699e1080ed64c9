import { Problem } from '../http/Problem.js';
import type { Reply } from '../http/Reply.js';
import type { ProviderVerdict } from '../provider/VerificationProvider.js';
import { assertLive, type Call, findOwn, providerProblem, type Service } from '../Service.js';
import { type Entry, purposeOf, type VerificationRecord } from '../store/createRecords.js';
import { describe } from './describe.js';
import { once } from './once.js';
import { settle, standing } from './standing.js';

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
  // Verified already, whatever is typed now: nothing is compared and no attempt is counted.
  if (record.isConfirmed) return standing(service, call, entry);
  assertLive(entry, call.atMs);
  const attemptsRemaining = await attempts.take(record);
  const verdict = await askProvider(service, record, code);
  if (verdict === 'accepted') {
    return (await settle(service, call, entry)) ?? overtaken(service, call, entry);
  }
  // Confirmed while the code was being checked: a vendor may well refuse a code that is not needed any more (N17).
  const current = await records.load(record.id);
  if (current?.record.isConfirmed) return standing(service, call, current);
  switch (verdict) {
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
  if (await records.change(entry, { state: 'locked', reference: '' })) {
    throw new Problem('attempts_exceeded');
  }
  return overtaken(service, call, entry);
}

/** Somebody changed the verification while the code was being checked: what they did stands. */
async function overtaken(service: Service, call: Call, entry: Entry): Promise<Reply> {
  const current = await service.records.load(entry.record.id);
  if (!current) throw new Problem('no_challenge');
  if (current.record.isConfirmed) return standing(service, call, current);
  assertLive(current, call.atMs);
  // A resend: the code belonged to the message before.
  throw new Problem('incorrect');
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
