import { VerificationError } from '../contract/VerificationError.js';
import type { Verify, Wanted } from './StepUpOptions.js';

type Signal = AbortSignal | null | undefined;

/** Sends a request, again with the proof if there is one. */
export type Send<Result, Proof> = (...proof: [proof?: Proof]) => Promise<Result>;

/** One verification, and how many wait for it. */
interface Round<Proof> {
  key: string;
  proof: Promise<Proof>;
  isVerified: boolean;
  waiting: number;
  abort: AbortController;
}

/** Makes what runs requests, each with a verification in the middle if `look` finds that its answer wants one. */
export function createPerform<Input, Proof>(verify: Verify<Input, Proof>) {
  /** What the person is asked for now. */
  let open: Round<Proof> | undefined;
  /** For each request under way the verifications that it overlaps with, by key. They are forgotten with it. */
  const underWay = new Set<Map<string, Round<Proof>>>();

  function start(key: string, input: Input): Round<Proof> {
    const abort = new AbortController();
    const proof = readProof(verify({ input, signal: abort.signal }))
      .then((verified) => {
        round.isVerified = true;
        return verified;
      })
      .finally(() => {
        open = undefined;
      });
    const round: Round<Proof> = { key, proof, isVerified: false, waiting: 0, abort };
    open = round;
    for (const met of underWay) met.set(key, round);
    return round;
  }

  async function join(round: Round<Proof>, signal: Signal): Promise<Proof> {
    round.waiting += 1;
    try {
      return await untilAborted(signal, round.proof);
    } finally {
      round.waiting -= 1;
      if (round.waiting === 0 && round === open) round.abort.abort();
    }
  }

  return async function perform<Result>(
    send: Send<Result, Proof>,
    look: (answer: Promise<Result>) => Promise<Wanted<Input>>,
    signal: Signal,
  ): Promise<Result> {
    const met = new Map<string, Round<Proof>>();
    const findShared = (key: string) => {
      const round = met.get(key);
      // One that everybody has left is closing.
      return round?.abort.signal.aborted ? undefined : round;
    };
    if (open) met.set(open.key, open);
    underWay.add(met);
    try {
      for (let isFirst = true; ; isFirst = false) {
        signal?.throwIfAborted();
        const answer = send();
        const input = await look(answer);
        if (input == null) return await answer;
        const key = JSON.stringify(input);
        while (open && !findShared(key)) {
          const ended = open.proof.catch(() => {});
          await untilAborted(signal, ended);
        }
        signal?.throwIfAborted();
        const shared = findShared(key);
        // Refused before somebody was verified for something else: that may be enough.
        const isStale = isFirst && [...met.values()].some(({ isVerified }) => isVerified);
        if (shared || !isStale) {
          return await send(await join(shared ?? start(key, input), signal));
        }
      }
    } finally {
      underWay.delete(met);
    }
  };
}

async function readProof<Proof>(verifying: ReturnType<Verify<unknown, Proof>>): Promise<Proof> {
  const result = await verifying;
  // A proof of the app's own may be anything, and have no members at all.
  const answer = Object(result) as { status?: unknown; proof?: Proof };
  if (answer.status === 'cancelled') {
    throw new VerificationError(
      'cancelled',
      'The verification was cancelled, so the request was not sent again',
    );
  }
  return (answer.status === 'verified' && 'proof' in answer ? answer.proof : result) as Proof;
}

/** Leaves nothing on the signal, which may live as long as the app. */
async function untilAborted<Value>(signal: Signal, value: Promise<Value>): Promise<Value> {
  signal?.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal?.reason);
  });
  signal?.addEventListener('abort', abort);
  try {
    return await Promise.race([value, aborted]);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}
