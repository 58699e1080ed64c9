import type { Challenge } from '../contract/challenge.js';
import type { Clock } from '../core/clock.js';
import { type State, standing } from '../core/state.js';
import type { VerificationEvent } from '../core/transition.js';
import { createStatusCheck } from './createStatusCheck.js';
import type { EngineOptions } from './EngineOptions.js';
import { erase } from './fill.js';
import { inputWords } from './inputWords.js';
import { keyOf } from './keyOf.js';
import { type Keys, readMemory, recallWait, waitOf, writeMemory } from './memory.js';
import { openTabs, type TabMessage, type Tabs } from './openTabs.js';
import { isUnderstood } from './settle.js';
import { uuid } from './uuid.js';
import { watchPage } from './watchPage.js';

/** By these a person ends a verification that the server holds open. */
const endings: readonly string[] = [
  'cancelled',
  'reset',
  'destination.changed',
] satisfies VerificationEvent<unknown>['type'][];

interface Surroundings<Input, Proof> {
  /** A screen is there, or none any more. */
  attach(isThere: boolean): void;
  /** Goes on with what was kept of this recipient. */
  recall(): void;
  /** Something has happened: keeps what must be kept, tells and hears whom it concerns. */
  follow(before: State<Proof>, event: VerificationEvent<Proof>): void;
  configure(options: EngineOptions<Input, Proof>): void;
}

/**
 * What reaches an engine, and what it leaves, besides its own requests: the server's news, the other tabs, the page
 * that freezes and wakes, and what is kept over a reload. Listens only while a screen shows an open verification.
 */
export function createSurroundings<Input, Proof>(
  initialOptions: EngineOptions<Input, Proof>,
  clock: Clock,
  fieldRef: { current: HTMLInputElement | null },
  getState: () => State<Proof>,
  dispatch: (event: VerificationEvent<Proof>) => void,
): Surroundings<Input, Proof> {
  let options = initialOptions;
  let isAttached = false;
  let isFrozen = false;
  let heard: Challenge | undefined;
  let stopHearing = () => {};
  let stopWatching: (() => void) | undefined;
  let tabs: Tabs | undefined;
  const check = createStatusCheck(() => options, clock, getState, dispatch);

  /** Missing where the backend says nothing of itself: then nothing is kept and no tab is told. */
  function keys(): Keys | undefined {
    const { backend, input, recipient } = options;
    if (backend.scope === undefined) return undefined;
    const whole = keyOf(backend.scope, inputWords(input));
    return { input: whole, recipient: recipient ? keyOf(backend.scope, recipient) : whole };
  }

  async function hearTab(message: TabMessage): Promise<void> {
    if ('wait' in message) {
      if (message.recipient !== keys()?.recipient) return;
      const atMs = clock.now();
      const { resendAtMs, sendCount } = recallWait(message.wait, atMs);
      dispatch({ type: 'resend.elsewhere', atMs, resendAtMs, sendCount });
      return;
    }
    const { input, id, isVerified } = message;
    const isOurs = () => {
      const { live } = standing(getState());
      return live && input === keys()?.input && (isVerified || id === keyOf(live.challenge.id));
    };
    if (!isOurs()) return;
    // The other tab has the proof. Where the server gives it here as well, this one succeeds too.
    if (isVerified) await check.ask();
    if (isOurs()) dispatch({ type: 'ended.elsewhere', isVerified });
  }

  function tell(
    own: Keys,
    before: State<Proof>,
    state: State<Proof>,
    event: VerificationEvent<Proof>,
    atMs: number,
  ): void {
    const wait = waitOf(state, atMs);
    const isNewWait = standing(state).resendAtMs !== standing(before).resendAtMs;
    // What came from another tab is no news for the others.
    if (wait.resendInMs && isNewWait && event.type !== 'resend.elsewhere') {
      tabs?.tell({ recipient: own.recipient, wait });
    }
    const { live } = standing(before);
    const isVerified = state.status === 'verified';
    if (live && (isVerified || endings.includes(event.type))) {
      tabs?.tell({ input: own.input, isVerified, id: keyOf(live.challenge.id) });
    }
  }

  /** The verification that somebody looks at and that can still succeed. */
  function open(): Challenge | undefined {
    const { status, live } = standing(getState());
    return isAttached && (status === 'awaiting' || status === 'verifying')
      ? live.challenge
      : undefined;
  }

  function hearServer(): void {
    const challenge = isFrozen ? undefined : open();
    if (challenge === heard) return;
    stopHearing();
    stopHearing = () => {};
    heard = challenge;
    if (!challenge || !options.backend.subscribe) return;
    const stop = new AbortController();
    let end = () => {};
    stopHearing = () => {
      stop.abort();
      end();
    };
    end = options.backend.subscribe(
      challenge,
      (event) => {
        if (stop.signal.aborted || !(event.type === 'delivery' || isUnderstood(event.result)))
          return;
        dispatch({ type: 'news.came', atMs: clock.now(), about: challenge, event });
      },
      { signal: stop.signal, idempotencyKey: uuid() },
    );
    // The first news may have ended it before there was a way to.
    if (stop.signal.aborted) end();
  }

  function arrange(): void {
    if (open()) {
      if (options.backend.scope !== undefined && !isFrozen) {
        tabs ??= openTabs((message) => void hearTab(message));
      }
      stopWatching ??= watchPage({
        wake: () => document.hidden || check.askAfterDrift(),
        freeze() {
          // Who comes back to this page may be somebody else (S2).
          erase(fieldRef);
          dispatch({ type: 'page.frozen' });
          isFrozen = true;
          tabs?.close();
          tabs = undefined;
          hearServer();
        },
        thaw() {
          isFrozen = false;
          arrange();
          void check.ask();
        },
        leave() {
          if (options.cancelOnPageHide) dispatch({ type: 'cancelled', atMs: clock.now() });
        },
      });
    } else {
      tabs?.close();
      tabs = undefined;
      stopWatching?.();
      stopWatching = undefined;
    }
    if (!isAttached || !standing(getState()).live) check.stop();
    hearServer();
  }

  return {
    attach(isThere) {
      isAttached = isThere;
      arrange();
    },
    configure(next) {
      options = next;
    },
    recall() {
      const own = keys();
      if (!own) return;
      const atMs = clock.now();
      const before = getState();
      dispatch({ type: 'recalled', atMs, ...readMemory(own, atMs) });
      // It may have ended while the page was away, and the last answer may have been lost with it.
      if (getState() !== before) void check.ask();
    },
    follow(before, event) {
      const state = getState();
      // What memory told is no news for it.
      const own = event.type === 'recalled' ? undefined : keys();
      const atMs = clock.now();
      if (own) writeMemory(own, state, atMs);
      // Before the tabs are told of a first wait, and again after they were told how it ended.
      if (open()) arrange();
      if (own) tell(own, before, state, event, atMs);
      arrange();
      // It may be the device's clock that ran out, and not the code.
      if (event.type === 'clock.checked') check.askAfterDrift();
    },
  };
}
