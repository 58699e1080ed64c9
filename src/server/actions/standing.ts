import { Problem } from '../http/Problem.js';
import { acceptedReply, challengeReply, type Reply } from '../http/Reply.js';
import { assertLive, type Call, type Service } from '../Service.js';
import type { Entry, VerificationRecord } from '../store/createRecords.js';
import { createWatch } from '../store/createWatch.js';
import { start } from './start.js';

/**
 * Where a verification of the asking session stands. Claims a success that nobody has claimed: a webhook has no
 * cookies, so the app's result is made with the first request of the browser that the verification belongs to.
 *
 * Safe without a code, since a verification gets to `confirmed` in two ways only: by a signed webhook about its own
 * present code, or by the right code, typed in this session, after which the app failed. It is kept from everybody
 * else by `findOwn`, ends with the code's own life and two minutes, and no cancelled, locked or expired one gets there.
 * @throws Problem that says how it ended.
 */
export async function standing(
  service: Service,
  call: Call,
  entry: Entry | undefined,
): Promise<Reply> {
  const { records, attempts } = service;
  const current = entry?.record.state === 'settling' ? await outwait(service, entry) : entry;
  if (!current) throw new Problem('no_challenge');
  const { record } = current;
  if (record.state === 'accepted') {
    return record.next === undefined
      ? acceptedReply(record.proof ?? {})
      : standing(service, call, await records.load(record.next));
  }
  assertLive(current, call.atMs);
  if (record.state === 'confirmed') {
    // Of many requests at once one claims it; the others come round and wait for what it makes of it.
    const claimed = await settle(service, call, current);
    return claimed ?? standing(service, call, await records.load(record.id));
  }
  const left = { atMs: call.atMs, attempts: await attempts.remaining(record) };
  return challengeReply('pending', record, left, service);
}

/** What was started, or what stands in its place. */
export function answer(service: Service, call: Call, started: Reply | Entry): Promise<Reply> {
  return 'record' in started ? standing(service, call, started) : Promise.resolve(started);
}

const looksWhileSettling = 10;
const lookMs = 1000;

/** Waits for the request that is making the result, so that whoever asks meanwhile gets the same one. */
async function outwait({ records }: Service, { record }: Entry): Promise<Entry | undefined> {
  const watch = createWatch(records, record.id);
  try {
    let current = await records.load(record.id);
    for (let look = 0; current?.record.state === 'settling' && look < looksWhileSettling; look++) {
      await watch.next(lookMs);
      current = await records.load(record.id);
    }
    return current;
  } finally {
    watch.stop();
  }
}

/**
 * Uses a success up, then lets the app make its result. Of many at once one gets through: the others get nothing.
 * When the app fails, the success is not lost with it: it stands as confirmed, for the session's next request.
 */
export async function settle(
  service: Service,
  call: Call,
  entry: Entry,
): Promise<Reply | undefined> {
  const { records } = service;
  const claimed = await records.change(entry, { state: 'settling' });
  if (!claimed) return undefined;
  let reply: Reply;
  try {
    reply = await conclude(service, call, entry.record);
  } catch (fault) {
    await records.change(claimed, { state: 'confirmed', isConfirmed: true });
    throw fault;
  }
  const { body } = reply;
  const next = body?.status === 'pending' ? String(body.verification_id) : undefined;
  const proof = next === undefined ? { ...body } : undefined;
  await records.change(claimed, { state: 'accepted', reference: '', proof, next });
  return reply;
}

/** Lets the app ask for another code, or make its result. */
async function conclude(
  service: Service,
  call: Call,
  { recipient, flow: name, id: verificationId, transaction, context }: VerificationRecord,
): Promise<Reply> {
  const flow = service.flows[name];
  const { request } = call;
  const verified = { recipient, flow: name, verificationId, transaction, context, request };
  const next = await flow?.next?.(verified);
  if (next) return answer(service, call, await start(service, call, next.flow, next));
  return acceptedReply((await flow?.onVerified?.(verified)) ?? {});
}
