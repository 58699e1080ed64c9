import type { Ctx, VerificationBackend } from '../contract/backend.js';
import type { Challenge, Channel } from '../contract/challenge.js';
import type { Failure } from '../contract/failure.js';
import type { Clock } from '../core/clock.js';
import { snapshotOf, type VerificationSnapshot } from '../core/snapshot.js';
import { initialState, type State, type VerificationProblem } from '../core/state.js';
import { type Effect, transition, type VerificationEvent } from '../core/transition.js';
import { onWake } from './onWake.js';
import { settle } from './settle.js';
import { uuid } from './uuid.js';

/** What kind of request is made, for whoever watches requests. */
export type RequestKind = 'send' | 'verify' | 'cancel';

export interface EngineOptions<Input, Proof> {
  backend: VerificationBackend<Input, Proof>;
  /** Handed to `send` as it is. When what it says changes, the verification under way is cancelled. */
  input: Input;
  /** Sends once when the screen appears, and again when `input` changes. */
  autoSend: boolean;
  /** The channel for the first send. Undefined: the server decides. */
  channel: Channel | undefined;
  /** Tells the server when the screen goes away with a verification open. */
  cancelOnUnmount: boolean;
  /** Runs a request, so that others may watch it. `signal` is aborted when nobody waits for it any more. */
  run<Result extends { status: string }>(
    kind: RequestKind,
    signal: AbortSignal,
    request: () => Promise<Result>,
  ): Promise<Result>;
  onVerified: ((proof: Proof) => void) | undefined;
  onError: ((problem: VerificationProblem) => void) | undefined;
}

/**
 * What a person can do. `send` and `verify` promise the state they lead to, or the one they were left for, and never
 * reject; what has no place in the present state does nothing.
 */
export interface VerificationActions<Proof> {
  /** Asks for a code: the first, another one, or a fresh start when locked or cancelled. Waits for no cooldown. */
  send(options?: { channel?: Channel | undefined }): Promise<VerificationSnapshot<Proof>>;
  /** Submits a code. While a request is under way, every caller gets its promise, the very same. */
  verify(code: string): Promise<VerificationSnapshot<Proof>>;
  /** Says that the code in the field was changed, so that "wrong code" no longer stands beside it. */
  edit(): void;
  /** Leaves: tells the server once, if a verification is open. */
  cancel(): void;
  /** Forgets the verification, its clocks too, and returns to `idle`: for another number or another try. */
  reset(): void;
}

export interface Engine<Input, Proof> {
  actions: VerificationActions<Proof>;
  getSnapshot(): VerificationSnapshot<Proof>;
  subscribe(listener: () => void): () => void;
  /** Takes the latest options. */
  configure(options: EngineOptions<Input, Proof>): void;
  /** Says that a screen is there; returns how to say that it went away. */
  attach(): () => void;
}

/** The request under way. */
interface Request<Proof> {
  run: number;
  abort: AbortController;
  outcome: Promise<VerificationSnapshot<Proof>>;
  conclude(snapshot: VerificationSnapshot<Proof>): void;
}

/** Runs the machine: holds its state, carries out its effects, owns its timer, listeners and abort signals. */
export function createEngine<Input, Proof>(
  initialOptions: EngineOptions<Input, Proof>,
  clock: Clock,
): Engine<Input, Proof> {
  let options = initialOptions;
  let state: State<Proof> = initialState;
  let snapshot: VerificationSnapshot<Proof> = snapshotOf<Proof>(state);
  let screens = 0;
  let hasAutoSent = false;
  let request: Request<Proof> | undefined;
  let stopWaiting: (() => void) | undefined;
  const listeners = new Set<() => void>();

  function dispatch(event: VerificationEvent<Proof>): void {
    const before = snapshot;
    const next = transition(state, event);
    if (next.state === state) return;
    state = next.state;
    const after = snapshotOf(state);
    snapshot = after;
    const ended = isBusy(state) && state.run === request?.run ? undefined : request;
    if (ended) request = undefined;
    const isAnswered = event.type === 'send.settled' || event.type === 'verify.settled';
    if (!isAnswered) ended?.abort.abort();
    next.effects.forEach(perform);
    waitForExpiry();
    for (const listener of listeners) listener();
    ended?.conclude(after);
    // The app hears of it after every screen did.
    if (after.status === 'verified') options.onVerified?.(after.proof);
    else if (after.error && after.error !== before.error) options.onError?.(after.error);
  }

  function perform(effect: Effect): void {
    const { backend, input } = options;
    switch (effect.type) {
      case 'send': {
        const { run, key, channel, previous } = effect;
        start(run, key, async (ctx) => {
          const send = () => backend.send({ input, channel, previous }, ctx);
          const result = await ask('send', ctx, send);
          return { type: 'send.settled', atMs: clock.now(), run, result };
        });
        return;
      }
      case 'verify': {
        const { run, key, challenge, code } = effect;
        start(run, key, async (ctx) => {
          const verify = () => backend.verify({ challenge, code }, ctx);
          const result = await ask('verify', ctx, verify);
          return { type: 'verify.settled', atMs: clock.now(), run, result };
        });
        return;
      }
      case 'cancel':
        tellCancelled(effect.challenge);
        return;
      default:
        effect satisfies never;
    }
  }

  function start(
    run: number,
    idempotencyKey: string,
    settle: (ctx: Ctx) => Promise<VerificationEvent<Proof>>,
  ): void {
    const abort = new AbortController();
    let conclude: Request<Proof>['conclude'] = () => {};
    const outcome = new Promise<VerificationSnapshot<Proof>>((resolve) => {
      conclude = resolve;
    });
    request = { run, abort, outcome, conclude };
    void settle({ signal: abort.signal, idempotencyKey }).then(dispatch);
  }

  function ask<Result extends { status: string }>(
    kind: RequestKind,
    { signal }: Ctx,
    call: () => Promise<Result>,
  ): Promise<Result | Failure> {
    const { run } = options;
    return settle(
      (request) => run(kind, signal, request),
      async () => {
        // Whoever runs it may begin later than now: what was left meanwhile is not made at all.
        signal.throwIfAborted();
        return call();
      },
    );
  }

  /** Best effort: nobody waits for it, and nothing aborts it. */
  function tellCancelled(challenge: Challenge): void {
    const { backend, run } = options;
    if (!backend.cancel) return;
    const { signal } = new AbortController();
    run('cancel', signal, async () => {
      await backend.cancel?.({ challenge }, { signal, idempotencyKey: uuid() });
      return { status: 'cancelled' };
    }).catch(() => {});
  }

  /** One timer and the wake-up listeners, only while a code can expire (T7). */
  function waitForExpiry(): void {
    stopWaiting?.();
    stopWaiting = undefined;
    const expiresAtMs = state.status === 'awaiting' ? state.live.expiresAtMs : undefined;
    if (expiresAtMs === undefined) return;
    const check = () => {
      dispatch({ type: 'clock.checked', atMs: clock.now() });
      // Woken early, or clamped: the rest is waited for anew.
      if (stopWaiting === stop) waitForExpiry();
    };
    const stopTimer = clock.after(expiresAtMs - clock.now(), check);
    const stopListening = onWake(check);
    const stop = () => {
      stopTimer();
      stopListening();
    };
    stopWaiting = stop;
  }

  function outcome(): Promise<VerificationSnapshot<Proof>> {
    return request?.outcome ?? Promise.resolve(snapshot);
  }

  const actions: VerificationActions<Proof> = {
    send(sendOptions) {
      const isResend = state.status === 'awaiting' || state.status === 'expired';
      const channel = sendOptions?.channel ?? (isResend ? undefined : options.channel);
      // A measurement starts: whatever the system clock did before is forgotten.
      clock.anchor();
      dispatch({ type: 'send.requested', atMs: clock.now(), key: uuid(), channel });
      return outcome();
    },
    verify(code) {
      dispatch({ type: 'code.submitted', atMs: clock.now(), key: uuid(), code });
      return outcome();
    },
    edit: () => dispatch({ type: 'code.edited' }),
    cancel: () => dispatch({ type: 'cancelled', atMs: clock.now() }),
    reset: () => dispatch({ type: 'reset', atMs: clock.now() }),
  };

  function autoSend(): void {
    if (!options.autoSend || hasAutoSent) return;
    hasAutoSent = true;
    void actions.send();
  }

  function leave(): void {
    const isOpen = isBusy(state) || state.status === 'awaiting';
    if (isOpen && options.cancelOnUnmount) actions.cancel();
    stopWaiting?.();
    stopWaiting = undefined;
    request?.abort.abort();
  }

  return {
    actions,
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    configure(next) {
      const isChanged = wordsOf(next.input) !== wordsOf(options.input);
      if (isChanged) dispatch({ type: 'destination.changed', atMs: clock.now() });
      options = next;
      if (isChanged) hasAutoSent = false;
      if (screens > 0) autoSend();
    },
    attach() {
      screens += 1;
      waitForExpiry();
      autoSend();
      return () => {
        screens -= 1;
        // StrictMode takes a screen away and puts it back at once: only one that stays away has left (N5).
        queueMicrotask(() => {
          if (screens === 0) leave();
        });
      };
    },
  };
}

function isBusy(state: State<unknown>): boolean {
  return state.status === 'sending' || state.status === 'verifying';
}

/** What an input says, so that an equal object made anew on every render changes nothing. */
function wordsOf(input: unknown): unknown {
  try {
    return JSON.stringify(input);
  } catch {
    return input;
  }
}
