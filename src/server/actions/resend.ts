import { Problem } from '../http/Problem.js';
import type { Reply } from '../http/Reply.js';
import { assertNotEnded, type Call, findOwn, type Service } from '../Service.js';
import { endsAtMs } from '../store/createRecords.js';
import { deliver, pickChannel } from './deliver.js';
import { describe } from './describe.js';
import { answer, standing } from './standing.js';

/**
 * Another code for a verification, also for an expired one. The attempts start again with it, which gains a
 * guesser nothing: it is another code, and the sends are limited. Where the person has confirmed meanwhile, none is needed.
 */
export async function resend(service: Service, call: Call): Promise<Reply> {
  const entry = await findOwn(service, call);
  if (!entry) throw new Problem('no_challenge');
  describe(call, entry.record);
  assertNotEnded(entry);
  const { record } = entry;
  if (record.state === 'confirmed' && call.atMs < endsAtMs(record)) {
    return standing(service, call, entry);
  }
  const { channel: wish = record.channel } = call.body;
  const channel = pickChannel(record.channels, wish);
  return answer(service, call, await deliver(service, call, { ...record, channel }, entry));
}
