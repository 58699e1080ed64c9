import fc from 'fast-check';
import type { VerificationBackend } from '../../src/contract/backend.js';
import type { VerificationSnapshot } from '../../src/core/snapshot.js';
import { createEngine } from '../../src/engine/createEngine.js';
import { createClock } from '../../src/testing/index.js';

type Simple = 'send' | 'edit' | 'cancel' | 'reset' | 'leave' | 'return' | 'flicker' | 'wake';

/** Something that a person, a server, a device or React does. */
export type Move =
  | { type: Simple }
  | { type: 'verify'; code: string }
  | { type: 'recipient'; input: string }
  | { type: 'wait'; ms: number }
  /** The server answers the oldest or the newest request that it has not answered, or it is lost on the way. */
  | { type: 'answer'; which: 'oldest' | 'newest'; answer: Answer };

type Answer = 'sent' | 'verified' | 'incorrect' | 'locked' | 'fault' | 'nonsense';

/** What the server was asked. */
export interface Asked {
  kind: 'send' | 'verify' | 'cancel';
  code?: string | undefined;
  id?: string | undefined;
  key: string;
  signal: AbortSignal;
  /** How many moves had been made by then. */
  move: number;
  answer?: Answer | undefined;
}

const simple = (...types: Simple[]) => fc.constantFrom(...types).map((type): Move => ({ type }));

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: simple('send') },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('verify' as const),
      code: fc.constantFrom('111111', '222222'),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      which: fc.constantFrom('newest', 'newest', 'newest', 'oldest'),
      answer: fc.constantFrom<Answer>(
        ...(['sent', 'sent', 'sent', 'incorrect', 'incorrect', 'fault'] as const),
        ...(['verified', 'locked', 'nonsense'] as const),
      ),
    }),
  },
  { weight: 4, arbitrary: simple('edit', 'wake', 'flicker') },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.nat(90_000) }) },
  { weight: 2, arbitrary: simple('cancel', 'reset', 'leave', 'return') },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('recipient' as const),
      input: fc.constantFrom('recipient-1', 'recipient-2'),
    }),
  },
);

export const stories = fc.record({
  moves: fc.array(move, { maxLength: 40, size: 'max' }),
  /** A backend that hears an abort rejects at once; another one answers all the same. */
  hearsAborts: fc.boolean(),
  cancelOnUnmount: fc.boolean(),
  autoSend: fc.boolean(),
});
export type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never;

/** Everything real but the server and the clock: the engine, its promises, its signals. */
export function createWorld({ hearsAborts, cancelOnUnmount, autoSend }: Story) {
  const clock = createClock();
  const asked: Asked[] = [];
  const open = new Map<Asked, (answer: Answer) => void>();
  const promised: { isSettled: boolean }[] = [];
  const proofs: string[] = [];
  let moves = 0;

  function ask(request: Omit<Asked, 'move'>): Promise<never> {
    const one: Asked = { ...request, move: moves };
    asked.push(one);
    return new Promise((resolve, reject) => {
      open.set(one, (answer) => {
        one.answer = answer;
        open.delete(one);
        if (answer === 'fault') reject(new TypeError('Failed to fetch'));
        else resolve(answerOf(answer, asked.length) as never);
      });
      if (hearsAborts) one.signal.addEventListener('abort', () => reject(one.signal.reason));
    });
  }
  const backend: VerificationBackend<string, string> = {
    send: (_, ctx) => ask({ kind: 'send', key: ctx.idempotencyKey, signal: ctx.signal }),
    verify: ({ code, challenge }, ctx) =>
      ask({ kind: 'verify', code, id: challenge.id, key: ctx.idempotencyKey, signal: ctx.signal }),
    cancel: ({ challenge }, ctx) =>
      ask({ kind: 'cancel', id: challenge.id, key: ctx.idempotencyKey, signal: ctx.signal }),
  };
  const options = {
    backend,
    input: 'recipient-1',
    autoSend,
    channel: undefined,
    cancelOnUnmount,
    webOtp: true,
    run: <Result>(_kind: string, _signal: AbortSignal, request: () => Promise<Result>) => request(),
    onVerified: (proof: string) => void proofs.push(proof),
    onError: undefined,
  };
  const engine = createEngine<string, string>(options, clock);
  let detach: (() => void) | undefined = engine.attach();

  function promise(outcome: Promise<VerificationSnapshot<string>>): void {
    const one = { isSettled: false };
    promised.push(one);
    void outcome.then(() => {
      one.isSettled = true;
    });
  }

  const acts: { [Type in Move['type']]: (move: Extract<Move, { type: Type }>) => void } = {
    send: () => promise(engine.actions.send()),
    verify: ({ code }) => promise(engine.actions.verify(code)),
    edit: () => engine.actions.edit(),
    cancel: () => engine.actions.cancel(),
    reset: () => engine.actions.reset(),
    recipient: ({ input }) => engine.configure({ ...options, input }),
    leave() {
      detach?.();
      detach = undefined;
    },
    return() {
      detach ??= engine.attach();
    },
    flicker() {
      detach?.();
      detach &&= engine.attach();
    },
    wake: () => void document.dispatchEvent(new Event('visibilitychange')),
    answer({ which, answer }) {
      const waiting = [...open.keys()].filter((one) => one.kind !== 'cancel');
      const one = waiting.at(which === 'oldest' ? 0 : -1);
      if (one) open.get(one)?.(answer);
    },
    wait() {},
  };

  return {
    engine,
    clock,
    asked,
    promised,
    proofs,
    /** Makes a move and lets what follows from it happen. */
    async make(next: Move): Promise<void> {
      moves += 1;
      // One by one the pairs fit; TypeScript cannot follow that through an index.
      (acts[next.type] as (move: Move) => void)(next);
      if (next.type === 'wait') await clock.advance(next.ms);
      else await microtasks();
    },
  };
}
export type World = ReturnType<typeof createWorld>;

/** Longer than any chain of promises here, and much shorter than a turn of the event loop. */
async function microtasks(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

function answerOf(answer: Exclude<Answer, 'fault'>, count: number): unknown {
  switch (answer) {
    case 'sent':
      return {
        status: 'sent',
        challenge: { id: `id-${count}`, expiresInSeconds: 120, resendInSeconds: 20 },
      };
    case 'verified':
      return { status: 'verified', proof: `proof-${count}` };
    case 'incorrect':
      return { status: 'failed', code: 'incorrect' };
    case 'locked':
      return { status: 'failed', code: 'attempts_exceeded' };
    case 'nonsense':
      return { status: 'ok', proof: 'never' };
  }
}
