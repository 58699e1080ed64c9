import { Problem } from '../http/Problem.js';
import { acceptedReply, challengeReply, type Reply } from '../http/Reply.js';
import { assertLive, type Call, findOwn, type Service } from '../Service.js';
import { describe } from './describe.js';

/** Where a verification stands, for a reload in the middle and for polling. */
export async function status(service: Service, call: Call): Promise<Reply> {
  const entry = await findOwn(service, call);
  if (!entry) throw new Problem('no_challenge');
  const { record } = entry;
  describe(call, record);
  if (record.state === 'accepted') return acceptedReply(record.proof ?? {});
  assertLive(entry, call.atMs);
  const attempts = await service.attempts.remaining(record);
  return challengeReply('pending', record, { atMs: call.atMs, attempts }, service);
}
