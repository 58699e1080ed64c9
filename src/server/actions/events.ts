import type { WireDelivery } from '../../contract/wire.js';
import { createEventStream, type EventWriter } from '../http/createEventStream.js';
import { Problem } from '../http/Problem.js';
import { problemReply, type Reply } from '../http/Reply.js';
import { type Call, findOwn, type Service } from '../Service.js';
import { type Entry, endsAtMs, type VerificationRecord } from '../store/createRecords.js';
import { createWatch, type Watch } from '../store/createWatch.js';
import type { Answer } from './actions.js';
import { describe } from './describe.js';
import { standing } from './standing.js';

/** The store may miss a change. */
const lookMs = 5_000;

/** Proxies cut connections that are silent for longer. */
const heartbeatMs = 15_000;

/** The client connects again: nobody's place is held for ever by a connection that died unnoticed. */
const lifeMs = 300_000;

/**
 * News of the session's own verification as they happen: `delivery` and, last, `result`. All of them are read off the
 * record as it stands, so one who was cut off misses nothing but a delivery that is out of date.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function events(service: Service, call: Call): Promise<Answer> {
  const entry = await findOwn(service, call);
  if (!entry) throw new Problem('no_challenge');
  describe(call, entry.record);
  const giveBack = service.streams.take(call.session.id);
  const watch = createWatch(service.records, entry.record.id);
  const stream = createEventStream({
    signal: call.request.signal,
    work: (writer) => tell(service, call, entry.record.id, writer, watch),
    onLeave: watch.wake,
    onEnd(fault) {
      if (fault !== undefined) service.report(fault);
      watch.stop();
      giveBack();
    },
  });
  return { reply: { status: 200, outcome: 'opened' }, isReplay: false, stream };
}

async function tell(
  service: Service,
  call: Call,
  id: string,
  writer: EventWriter,
  watch: Watch,
): Promise<void> {
  const { records, nowMs } = service;
  const openedAtMs = nowMs();
  const known = readRevision(call.request);
  let told: WireDelivery | undefined;
  let spokeAtMs = openedAtMs;
  while (writer.isOpen) {
    const entry = await records.load(id);
    const atMs = nowMs();
    if (!entry || !isUnderWay(entry.record, atMs)) {
      const asking = { ...call, atMs };
      const reply = await resultOf(service, asking, entry);
      writer.event('result', entry?.record.revision ?? 0, reply.body);
      service.log('events', asking, { reply, isReplay: false });
      return;
    }
    const { state, delivery, revision } = entry.record;
    if (state === 'pending') {
      if (delivery && revision > known && !isSame(delivery, told)) {
        writer.event('delivery', revision, delivery);
        spokeAtMs = atMs;
      }
      told = delivery;
    }
    if (atMs - openedAtMs >= lifeMs) return;
    if (atMs - spokeAtMs >= heartbeatMs) {
      writer.comment();
      spokeAtMs = atMs;
    }
    const leftMs = endsAtMs(entry.record) - atMs;
    await watch.next(leftMs > 0 ? Math.min(lookMs, leftMs) : lookMs);
  }
}

function isUnderWay(record: VerificationRecord, atMs: number): boolean {
  const { state } = record;
  return state === 'settling' || (state === 'pending' && atMs < endsAtMs(record));
}

/** What `status` would answer. */
async function resultOf(service: Service, call: Call, entry: Entry | undefined): Promise<Reply> {
  try {
    return await standing(service, call, entry);
  } catch (fault) {
    if (!(fault instanceof Problem)) service.report(fault);
    return problemReply(fault instanceof Problem ? fault : new Problem('unavailable'));
  }
}

/** What the reader had before it was cut off. A result is told in any case: after one, nobody comes back. */
function readRevision({ headers }: Request): number {
  const id = headers.get('last-event-id') ?? '';
  return /^\d{1,15}$/.test(id) ? Number(id) : -1;
}

function isSame(one: WireDelivery, other: WireDelivery | undefined): boolean {
  return one.state === other?.state && one.channel === other.channel;
}
