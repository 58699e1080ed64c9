import type { Channel } from '../../contract/challenge.js';
import { Problem } from '../http/Problem.js';
import { acceptedReply, challengeReply, type Reply } from '../http/Reply.js';
import type { Call, Service } from '../Service.js';
import type { VerificationRecord } from '../store/createRecords.js';
import type { Authorization, CodeNeeded } from '../VerificationFlow.js';
import { deliver, pickChannel } from './deliver.js';

/** A first send: asks the app who gets a code, then goes on with what is under way or starts anew. */
export async function send(service: Service, call: Call): Promise<Reply> {
  const { flow: given, channel: wish, verification_id: _, ...body } = call.body;
  const flow = pickFlow(service, given);
  call.about.flow = flow;
  const authorization = await service.flows[flow]?.authorize(call.request, body);
  const needed = readAuthorization(authorization);
  if ('accepted' in needed) return acceptedReply(needed.accepted);

  const { recipient, transaction } = needed;
  const channels = offeredChannels(service.provider.channels, needed);
  const session = call.session.id;
  const live = await service.records.findLive({ session, flow, recipient, transaction }, call.atMs);
  if (live && (wish === undefined || wish === live.record.channel)) {
    // A reload: the code is on its way already, and neither clock starts again.
    const attempts = await service.attempts.remaining(live.record);
    return challengeReply('resumed', live.record, { atMs: call.atMs, attempts }, service);
  }
  if (live)
    return deliver(service, call, { ...live.record, channel: pickChannel(channels, wish) }, live);

  const record: VerificationRecord = {
    id: crypto.randomUUID(),
    session,
    flow,
    recipient,
    channel: pickChannel(channels, wish ?? needed.channel),
    channels,
    transaction,
    context: needed.context,
    isDecoy: needed.isDecoy ?? false,
    state: 'pending',
    reference: '',
    generation: 0,
    sentAtMs: 0,
    expiresAtMs: 0,
  };
  return deliver(service, call, record);
}

function pickFlow({ flows }: Service, given: unknown): string {
  const names = Object.keys(flows);
  if (given === undefined && names.length === 1) return names[0] as string;
  if (typeof given === 'string' && Object.hasOwn(flows, given)) return given;
  throw new Problem('invalid_request', { detail: `\`flow\` must be one of: ${names.join(', ')}.` });
}

function readAuthorization(
  authorization: Authorization | undefined,
): Exclude<Authorization, { problem: unknown }> {
  if (!authorization) throw new Problem('not_allowed');
  if ('problem' in authorization) {
    throw new Problem(authorization.problem, { detail: authorization.detail });
  }
  if ('recipient' in authorization && !isReachable(authorization.recipient)) {
    throw new Problem('invalid_request', {
      detail: 'A phone number such as +15551234567, or an email address, is needed.',
    });
  }
  return authorization;
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
