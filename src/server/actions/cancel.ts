import type { Reply } from '../http/Reply.js';
import { type Call, findOwn, type Service } from '../Service.js';
import { describe } from './describe.js';

/** Ends a verification under way. The answer is the same whether there was one or not. */
export async function cancel(service: Service, call: Call): Promise<Reply> {
  const { records } = service;
  let entry = await findOwn(service, call);
  if (entry) describe(call, entry.record);
  // Again, if a resend or a confirmation came in between; after a success there is nothing to cancel.
  while (entry?.record.state === 'pending' || entry?.record.state === 'confirmed') {
    if (await records.change(entry, { state: 'cancelled', reference: '' })) break;
    entry = await records.load(entry.record.id);
  }
  return { status: 204, outcome: 'cancelled' };
}
