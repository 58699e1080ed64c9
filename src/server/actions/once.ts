import type { WireChallenge } from '../../contract/wire.js';
import { Problem } from '../http/Problem.js';
import { problemReply, type Reply } from '../http/Reply.js';
import type { Call } from '../Service.js';
import { replayMs } from '../store/createRecords.js';
import { digest } from '../store/digest.js';
import type { VerificationStore } from '../store/VerificationStore.js';

/** Longer than a request can be worked on; after that, its key is free again although no answer was kept. */
const claimMs = 60_000;

/** What had an effect, and must not have it twice. Anything else may be tried again under the same key. */
const keptOutcomes: readonly Reply['outcome'][] = [
  'sent',
  'resumed',
  'accepted',
  'incorrect',
  'attempts_exceeded',
];

interface Claim {
  payload: string;
  atMs?: number;
  reply?: Reply;
}

/**
 * Does the work once for each Idempotency-Key: the same request again gets the answer that the first one got.
 * A key belongs to the session and to the action.
 * @throws Problem `conflict` while the first is under way; `invalid_request` (422) for another body.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/07/
 */
export async function once(
  store: VerificationStore,
  call: Pick<Call, 'session' | 'idempotencyKey' | 'text' | 'atMs'>,
  action: string,
  work: () => Promise<Reply>,
): Promise<{ reply: Reply; isReplay: boolean }> {
  const { session, idempotencyKey, text, atMs } = call;
  if (idempotencyKey === undefined) return { reply: await work(), isReplay: false };
  const name = `once:${await digest(session.id, action, idempotencyKey)}`;
  const payload = await digest(text);
  const claim = JSON.stringify({ payload } satisfies Claim);
  if (!(await store.swap(name, undefined, claim, claimMs))) {
    return { reply: replay(await store.get(name), payload, atMs), isReplay: true };
  }
  let kept: string | undefined;
  try {
    const reply = await settle(work);
    if (keptOutcomes.includes(reply.outcome)) {
      kept = JSON.stringify({ payload, atMs, reply } satisfies Claim);
    }
    return { reply, isReplay: false };
  } finally {
    await store.set(name, kept, replayMs);
  }
}

async function settle(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Problem) return problemReply(fault);
    throw fault;
  }
}

function replay(text: string | undefined, payload: string, atMs: number): Reply {
  // Gone between the two looks: the first was finished just now, without an answer to keep.
  if (text === undefined) throw new Problem('conflict');
  const claim: Claim = JSON.parse(text);
  if (claim.payload !== payload) {
    throw new Problem('invalid_request', {
      status: 422,
      detail: 'This Idempotency-Key was used with another body.',
    });
  }
  if (claim.reply === undefined) throw new Problem('conflict');
  return aged(claim.reply, atMs - (claim.atMs ?? atMs));
}

/** Durations count from the answer that carries them, so a later answer carries shorter ones. */
function aged(reply: Reply, elapsedMs: number): Reply {
  const { body } = reply;
  if (!isChallenge(body)) return reply;
  const elapsedSecs = Math.max(0, elapsedMs) / 1000;
  return {
    ...reply,
    body: {
      ...body,
      timeout_secs: Math.max(0, body.timeout_secs - Math.ceil(elapsedSecs)),
      resend_after_secs: Math.max(0, body.resend_after_secs - Math.floor(elapsedSecs)),
    },
  };
}

function isChallenge(body: Reply['body']): body is WireChallenge {
  return body?.status === 'pending';
}
