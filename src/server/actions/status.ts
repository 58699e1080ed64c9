import type { Reply } from '../http/Reply.js';
import { type Call, findOwn, type Service } from '../Service.js';
import { describe } from './describe.js';
import { standing } from './standing.js';

/** Where a verification stands, for a reload in the middle and for polling. */
export async function status(service: Service, call: Call): Promise<Reply> {
  const entry = await findOwn(service, call);
  if (entry) describe(call, entry.record);
  return standing(service, call, entry);
}
