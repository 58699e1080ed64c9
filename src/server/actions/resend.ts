import { Problem } from '../http/Problem.js';
import type { Reply } from '../http/Reply.js';
import { assertNotEnded, type Call, findOwn, type Service } from '../Service.js';
import { deliver, pickChannel } from './deliver.js';
import { describe } from './describe.js';

/**
 * Another code for a verification, also for an expired one. The attempts start again with it, which gains a
 * guesser nothing: it is another code, and the sends are limited.
 */
export async function resend(service: Service, call: Call): Promise<Reply> {
  const entry = await findOwn(service, call);
  if (!entry) throw new Problem('no_challenge');
  describe(call, entry.record);
  assertNotEnded(entry);
  const { record } = entry;
  const { channel: wish = record.channel } = call.body;
  const channel = pickChannel(record.channels, wish);
  return deliver(service, call, { ...record, channel }, entry);
}
