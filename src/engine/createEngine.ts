import type { Channel } from '../contract/challenge.js';
import type { Clock } from '../core/clock.js';
import { mayComeByText } from '../core/mayComeByText.js';
import { snapshotOf, type VerificationSnapshot } from '../core/snapshot.js';
import { initialState, isBusy, type State } from '../core/state.js';
import { type Effect, transition, type VerificationEvent } from '../core/transition.js';
import { ask, tellCancelled } from './ask.js';
import { createSurroundings } from './createSurroundings.js';
import type { EngineOptions } from './EngineOptions.js';
import { erase } from './fill.js';
import { inputWords } from './inputWords.js';
import { receiveCode } from './receiveCode.js';
import { uuid } from './uuid.js';
import { whenPast } from './whenPast.js';

/**
 * What a person can do. `send` and `verify` promise the state they lead to, or the one they were left for, and never
 * reject; what has no place in the present state does nothing.
 */
export interface VerificationActions<Proof> {
  /** Asks for a code: the first, another one, or a fresh start when locked or cancelled. Not before `resendAtMs`. */
  send(options?: { channel?: Channel | undefined }): Promise<VerificationSnapshot<Proof>>;
  /** Submits a code. While a request is under way, every caller gets its promise, the very same. */
  verify(code: string): Promise<VerificationSnapshot<Proof>>;
  /** Says that the code in the field was changed, so that "wrong code" no longer stands beside it. */
  edit(): void;
  /** Leaves: tells the server once, if a verification is open. The wait for another code stays with the recipient. */
  cancel(): void;
  /** Forgets the verification and returns to `idle`: for another number or another try. The wait stays with the recipient. */
  reset(): void;
}

export interface Engine<Input, Proof> {
  actions: VerificationActions<Proof>;
  /** The field into which a code is put that comes by text message, while there is one. */
  fieldRef: { current: HTMLInputElement | null };
  getSnapshot(): VerificationSnapshot<Proof>;
  subscribe(listener: () => void): () => void;
  /** Takes the latest options. */
  configure(options: EngineOptions<Input, Proof>): void;
  /** Says that a screen is there; returns how to say that it went away. */
  attach(): () => void;
}

/** The request under way. */
interface Request<Proof> {
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
  let stopWaiting = () => {};
  let stopReceiving = () => {};
  const fieldRef: Engine<Input, Proof>['fieldRef'] = { current: null };
  const listeners = new Set<() => void>();
  const surroundings = createSurroundings(options, clock, fieldRef, () => state, dispatch);

  function dispatch(event: VerificationEvent<Proof>): void {
    const before = snapshot;
    const from = state;
    const next = transition(state, event);
    if (next.state === state) return;
    state = next.state;
    const after = snapshotOf(state);
    snapshot = after;
    // One request at a time: whatever leads out of it, an answer or something else, ends it.
    const ended = isBusy(state) ? undefined : request;
    if (ended) request = undefined;
    const isAnswered = 'result' in event;
    if (!isAnswered) ended?.abort.abort();
    if (!mayComeByText(state)) stopReceiving();
    next.effects.forEach(perform);
    waitForExpiry();
    surroundings.follow(from, event);
    // Before a screen can go away with the code still in it.
    if (!isBusy(state) && state.status !== 'awaiting') erase(fieldRef);
    for (const listener of listeners) listener();
    ended?.conclude(after);
    // The app hears of it after every screen did, and not behind one that went away.
    if (screens === 0) return;
    if (after.status === 'verified') options.onVerified?.(after.proof);
    else if (after.error && after.error !== before.error) options.onError?.(after.error);
  }

  function perform(effect: Effect): void {
    if (effect.type === 'cancel') {
      tellCancelled(effect.challenge, options);
      return;
    }
    const abort = new AbortController();
    let conclude: Request<Proof>['conclude'] = () => {};
    const outcome = new Promise<VerificationSnapshot<Proof>>((resolve) => {
      conclude = resolve;
    });
    request = { abort, outcome, conclude };
    if (effect.type === 'send' && options.webOtp !== false && mayComeByText(state)) {
      // Before the request: a message that is sent sooner is not seen (P6).
      stopReceiving();
      stopReceiving = receiveCode(outcome, fieldRef);
    }
    void ask(effect, options, abort.signal, clock).then(dispatch);
  }

  /** Waits only while a code can expire before somebody's eyes (T7). */
  function waitForExpiry(): void {
    stopWaiting();
    if (screens === 0 || state.status !== 'awaiting') return;
    const { expiresAtMs } = state.live;
    if (expiresAtMs === undefined) return;
    stopWaiting = whenPast(expiresAtMs, clock, () => {
      dispatch({ type: 'clock.checked', atMs: clock.now() });
    });
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
    // Whoever asked for a code already wants no second one.
    if (!options.autoSend || hasAutoSent) return;
    hasAutoSent = true;
    if (state.status === 'idle') void actions.send();
  }

  function leave(): void {
    const isOpen = isBusy(state) || state.status === 'awaiting';
    if (isOpen && options.cancelOnUnmount !== false) actions.cancel();
    surroundings.attach(false);
    waitForExpiry();
    request?.abort.abort();
    stopReceiving();
  }

  return {
    actions,
    fieldRef,
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    configure(next) {
      const isChanged = inputWords(next.input) !== inputWords(options.input);
      if (isChanged) dispatch({ type: 'destination.changed', atMs: clock.now() });
      options = next;
      surroundings.configure(next);
      if (isChanged) hasAutoSent = false;
      if (screens === 0) return;
      if (isChanged) surroundings.recall();
      autoSend();
    },
    attach() {
      screens += 1;
      waitForExpiry();
      surroundings.attach(true);
      surroundings.recall();
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
