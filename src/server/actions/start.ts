import type { Channel } from '../../contract/challenge.js';
import { Problem } from '../http/Problem.js';
import { challengeReply, type Reply } from '../http/Reply.js';
import type { Call, Service } from '../Service.js';
import type { Entry } from '../store/createRecords.js';
import type { CodeNeeded } from '../VerificationFlow.js';
import { deliver, pickChannel } from './deliver.js';
import { describe } from './describe.js';

/**
 * Goes on with what this session has under way for the same purpose, or starts anew. Returns the verification itself
 * where nothing is to be sent, because it is confirmed already or was ended meanwhile.
 */
export async function start(
  service: Service,
  call: Call,
  flow: string,
  needed: CodeNeeded,
  wish?: unknown,
): Promise<Reply | Entry> {
  const { recipient, transaction } = needed;
  if (!Object.hasOwn(service.flows, flow)) throw new Error(`there is no flow named ${flow}`);
  if (!isReachable(recipient)) {
    throw new Problem('invalid_request', {
      detail: 'A phone number such as +15551234567, or an email address, is needed.',
    });
  }
  const session = call.session.id;
  const channels = offeredChannels(service.provider.channels, needed);
  const live = await service.records.findLive({ session, flow, recipient, transaction }, call.atMs);
  // A reload after a confirmation: no other code is needed.
  if (live?.record.state === 'confirmed') return live;
  if (live && (wish === undefined || wish === live.record.channel)) {
    // A reload: the code is on its way already, and neither clock starts again.
    describe(call, live.record);
    const left = { atMs: call.atMs, attempts: await service.attempts.remaining(live.record) };
    return challengeReply('resumed', live.record, left, service);
  }
  if (live) {
    return deliver(service, call, { ...live.record, channel: pickChannel(channels, wish) }, live);
  }
  return deliver(service, call, {
    id: crypto.randomUUID(),
    session,
    flow,
    recipient,
    channel: pickChannel(channels, wish === undefined ? needed.channel : wish),
    channels,
    transaction,
    context: needed.context,
    isDecoy: needed.isDecoy,
    state: 'pending',
    reference: '',
    generation: 0,
    revision: 0,
    sentAtMs: 0,
    resendAfterSecs: 0,
    expiresAtMs: 0,
  });
}

const phonePattern = /^\+[1-9]\d{6,14}$/;
const emailPattern = /^[^\s@]{1,64}@[^\s@]{1,255}$/;

/** @see https://www.itu.int/rec/T-REC-E.164 */
function isReachable(recipient: unknown): boolean {
  return (
    typeof recipient === 'string' && (phonePattern.test(recipient) || emailPattern.test(recipient))
  );
}

function offeredChannels(available: readonly Channel[], needed: CodeNeeded): readonly Channel[] {
  const suits = (channel: Channel) =>
    (channel === 'email') === needed.recipient.includes('@') &&
    (channel !== 'psd2' || needed.transaction !== undefined);
  return needed.channels
    ? needed.channels.filter((channel) => available.includes(channel))
    : available.filter(suits);
}
