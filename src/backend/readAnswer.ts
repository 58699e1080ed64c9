import type { SendResult } from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import type { HttpAnswer, HttpBackendOptions } from './HttpBackendOptions.js';
import { meaningOf } from './meaningOf.js';
import { type FieldNames, readChallenge } from './readChallenge.js';
import { readRetryAfter } from './readRetryAfter.js';

/**
 * The result that an answer amounts to; undefined when it makes no sense.
 * `input` is what was sent, `previous` the challenge that was continued or answered.
 */
export function readAnswer<Input, Proof>(
  { read, meanings, carry, proof, paths }: HttpBackendOptions<Input, Proof>,
  fields: FieldNames,
  answer: HttpAnswer,
  input: Input | undefined,
  previous: Challenge | undefined,
): SendResult<Proof> | undefined {
  const { body } = answer;
  const told = read?.(answer) ?? meaningOf(answer, fields.id, meanings);
  const isResult = typeof told === 'object';
  if (told === undefined || (isResult && told.status !== 'sent')) return told;
  if (told === 'verified') {
    // Without `proof` the type of the body is the app's word.
    return { status: 'verified', proof: proof ? proof(answer) : (withoutWire(body) as Proof) };
  }
  const { id, attemptsRemaining, ...known } = readChallenge(body, fields);
  if (isResult || told === 'sent') {
    const source: Record<string, unknown> = { ...(previous?.state as object), ...input, ...body };
    const state = carry
      ? Object.fromEntries(carry.map((name) => [name, source[name]]))
      : previous?.state;
    const challenge: Challenge = { ...known, id: id ?? previous?.id, attemptsRemaining, state };
    if (paths?.resend === false) challenge.canResend = false;
    return {
      status: 'sent',
      challenge: isResult ? { ...challenge, ...told.challenge } : challenge,
    };
  }
  const words = [body.error, body.detail, body.message];
  return {
    status: 'failed',
    code: told,
    retryAfterSeconds: readRetryAfter(answer),
    attemptsRemaining,
    message: words.find((text) => typeof text === 'string'),
  };
}

/** Only CONTRACT.md says `accepted` in `status`: from another server's body nothing is taken. */
function withoutWire(body: HttpAnswer['body']): unknown {
  const { verification_id, status, response_code, ...proof } = body;
  return status === 'accepted' ? proof : body;
}
