import type { Channel } from '../../contract/challenge.js';
import { Problem } from '../http/Problem.js';
import { acceptedReply, challengeReply, type Reply } from '../http/Reply.js';
import type { Call, Service } from '../Service.js';
import type { Authorization, CodeNeeded } from '../VerificationFlow.js';
import { deliver, pickChannel } from './deliver.js';
import { describe } from './describe.js';

/** A first send: asks the app who gets a code. */
export async function send(service: Service, call: Call): Promise<Reply> {
  const { flow: given, channel, verification_id: _, ...body } = call.body;
  const flow = pickFlow(service, given);
  call.about = { flow };
  const authorization = await service.flows[flow]?.authorize(call.request, body);
  const needed = readAuthorization(authorization);
  if ('accepted' in needed) return acceptedReply(needed.accepted);
  return start(service, call, flow, needed, channel);
}

/** Goes on with what this session has under way for the same purpose, or starts anew. */
export async function start(
  service: Service,
  call: Call,
  flow: string,
  needed: CodeNeeded,
  wish?: unknown,
): Promise<Reply> {
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
  if (live && (wish === undefined || wish === live.record.channel)) {
    // A reload: the code is on its way already, and neither clock starts again.
    describe(call, live.record);
    const attempts = await service.attempts.remaining(live.record);
    return challengeReply('resumed', live.record, { atMs: call.atMs, attempts }, service);
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
    isDecoy: needed.isDecoy ?? false,
    state: 'pending',
    reference: '',
    generation: 0,
    sentAtMs: 0,
    expiresAtMs: 0,
  });
}

function pickFlow({ flows }: Service, given: unknown): string {
  const names = Object.keys(flows);
  const [only, ...others] = names;
  if (given === undefined && only !== undefined && others.length === 0) return only;
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
