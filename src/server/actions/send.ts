import { Problem } from '../http/Problem.js';
import { acceptedReply, type Reply } from '../http/Reply.js';
import type { Call, Service } from '../Service.js';
import type { Authorization } from '../VerificationFlow.js';
import { answer } from './standing.js';
import { start } from './start.js';

/** A first send: asks the app who gets a code. */
export async function send(service: Service, call: Call): Promise<Reply> {
  const { flow: given, channel, verification_id: _, ...body } = call.body;
  const flow = pickFlow(service, given);
  Object.assign(call.about, { flow });
  const authorization = await service.flows[flow]?.authorize(call.request, body);
  const needed = readAuthorization(authorization);
  if ('accepted' in needed) return acceptedReply(needed.accepted);
  return answer(service, call, await start(service, call, flow, needed, channel));
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
    const { problem, detail, retryAfterSecs } = authorization;
    throw new Problem(problem, { detail, retryAfterSecs });
  }
  return authorization;
}
