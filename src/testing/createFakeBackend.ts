import type {
  ChallengeEvent,
  Ctx,
  SendRequest,
  SendResult,
  VerificationBackend,
  VerifyRequest,
  VerifyResult,
} from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import type { Clock } from '../core/clock.js';
import { createFakeServer } from './createFakeServer.js';
import { createScript, type HeldRequest, type Script } from './createScript.js';

export interface FakeBackendOptions<Proof = unknown> {
  /** The code that is right. Its length and its characters make the challenge's. @default '123456' */
  code?: string | undefined;
  /** What a success carries. @default { token: 'fake-token' } */
  proof?: Proof | undefined;
  /** Changes to every challenge that is sent; a member given as `undefined` is left out of it. */
  challenge?: Partial<Challenge> | undefined;
  /**
   * Names the server, so that a wait and a verification under way are kept in `sessionStorage` and shared by tabs, as
   * in an app. Clear the storage between tests.
   * @default nothing is kept, and no test touches another
   */
  scope?: string | undefined;
  /** How long each answer takes. @default 0 */
  latencyMs?: number | undefined;
  /**
   * Counts `latencyMs` and the expiry of codes. Missing: latency is counted by `setTimeout` and codes
   * do not expire.
   */
  clock?: Clock | undefined;
}

/** What requests of each kind are answered with. */
export interface FakeAnswers<Proof = unknown> {
  send: SendResult<Proof>;
  verify: VerifyResult<Proof>;
  status: SendResult<Proof>;
  cancel: undefined;
}

/** What the backend was asked. `aborted` is true from the moment that nobody waits for the answer. */
export type FakeRequest = Asked & { idempotencyKey: string; readonly aborted: boolean };

type Asked =
  | ({ kind: 'send' } & SendRequest)
  | ({ kind: 'verify' } & VerifyRequest)
  | { kind: 'status' | 'cancel'; challenge: Challenge };

export interface FakeBackend<Proof = unknown>
  extends Required<Omit<VerificationBackend<unknown, Proof>, 'scope'>> {
  readonly scope: string | undefined;
  /** Everything it was asked, oldest first. */
  readonly requests: readonly FakeRequest[];
  /** How many listeners `emit` reaches now. */
  readonly subscribers: number;
  /**
   * Scripts the answer to the next send that has none yet; call it again for the one after. An `Error` is
   * thrown, best a `VerificationError`. A challenge in it holds what differs from the usual one.
   */
  nextSend(outcome: SendResult<Proof> | Error): void;
  /** The same for the next verify. With `sent`, the code was right and a next challenge follows. */
  nextVerify(outcome: VerifyResult<Proof> | Error): void;
  /** Keeps the next request of this kind open until it is released or aborted. */
  hold<Kind extends keyof FakeAnswers>(kind: Kind): HeldRequest<FakeAnswers<Proof>[Kind]>;
  /** Sends news to everybody who subscribed: a delivery, or a result for which nothing was typed. */
  emit(event: ChallengeEvent<Proof>): void;
}

/**
 * A backend for tests, in memory, with no server and nothing to configure: every send succeeds, by text
 * message or by call, to `+1 ******3456`; the code is `123456`; any other is `incorrect`, with attempts
 * counting down from 5 to `attempts_exceeded`. A code is good for 300 seconds, and another may be asked
 * for after 30. Script what should go otherwise.
 * @example
 * const backend = createFakeBackend();
 * backend.nextVerify({ status: 'failed', code: 'unavailable' });
 * render(<VerifyForm backend={backend} input={{}} autoSend onVerified={onVerified} />);
 *
 * await user.type(await screen.findByRole('textbox'), '123456');
 * expect(await screen.findByRole('alert')).toBeVisible();
 * expect(backend.requests.map((request) => request.kind)).toEqual(['send', 'verify']);
 * @example
 * const held = backend.hold('verify');
 * await user.type(screen.getByRole('textbox'), '123456');
 * // The answer is under way: look at what the screen says meanwhile.
 * held.release();
 * await waitFor(() => expect(onVerified).toHaveBeenCalled());
 */
export function createFakeBackend<Proof = unknown>(
  options: FakeBackendOptions<Proof> = {},
): FakeBackend<Proof> {
  const {
    code = '123456',
    // Whoever narrows `Proof` says which proof it is.
    proof = { token: 'fake-token' } as Proof,
    challenge = {},
    latencyMs = 0,
    clock,
    scope,
  } = options;
  const server = createFakeServer({ code, proof, challenge, clock });
  const scripts: { [Kind in keyof FakeAnswers]: Script<FakeAnswers<Proof>[Kind]> } = {
    send: createScript(latencyMs, clock),
    verify: createScript(latencyMs, clock),
    status: createScript(latencyMs, clock),
    cancel: createScript(latencyMs, clock),
  };
  const requests: FakeRequest[] = [];
  const listeners = new Set<(event: ChallengeEvent<Proof>) => void>();

  function record(request: Asked, { idempotencyKey, signal }: Ctx): void {
    requests.push({
      ...request,
      idempotencyKey,
      get aborted() {
        return signal.aborted;
      },
    });
  }

  return {
    scope,
    requests,
    get subscribers() {
      return listeners.size;
    },
    async send(request, ctx) {
      record({ kind: 'send', ...request }, ctx);
      const answer = await scripts.send.play(ctx.signal);
      if (answer !== undefined && answer.status !== 'sent') return answer;
      return { status: 'sent', challenge: server.issue(request, answer?.challenge) };
    },
    async verify(request, ctx) {
      record({ kind: 'verify', ...request }, ctx);
      const answer = await scripts.verify.play(ctx.signal);
      if (answer === undefined) return server.check(request.code);
      if (answer.status !== 'sent') return answer;
      return { status: 'sent', challenge: server.issue({}, answer.challenge) };
    },
    async status(request, ctx) {
      record({ kind: 'status', ...request }, ctx);
      return (await scripts.status.play(ctx.signal)) ?? server.status();
    },
    async cancel(request, ctx) {
      record({ kind: 'cancel', ...request }, ctx);
      await scripts.cancel.play(ctx.signal);
      server.cancel();
    },
    subscribe(_, emit, { signal }) {
      const listener: typeof emit = (event) => emit(event);
      const stop = () => {
        listeners.delete(listener);
      };
      listeners.add(listener);
      signal.addEventListener('abort', stop, { once: true });
      return stop;
    },
    nextSend: scripts.send.push,
    nextVerify: scripts.verify.push,
    hold: (kind) => scripts[kind].hold(),
    emit(event) {
      for (const listener of [...listeners]) listener(event);
    },
  };
}
