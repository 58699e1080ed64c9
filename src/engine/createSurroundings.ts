import type { Challenge } from '../contract/challenge.js';
import type { Clock } from '../core/clock.js';
import { type State, standing } from '../core/state.js';
import type { VerificationEvent } from '../core/transition.js';
import { tellCancelled } from './ask.js';
import type { EngineOptions } from './EngineOptions.js';
import { fill } from './fill.js';
import { inputWords } from './inputWords.js';
import { keyOf } from './keyOf.js';
import { type Keys, readMemory, recallWait, waitOf, writeMemory } from './memory.js';
import { openTabs, type TabMessage, type Tabs } from './openTabs.js';
import { isUnderstood, settle } from './settle.js';
import { uuid } from './uuid.js';
import { watchPage } from './watchPage.js';

/** More than timers are ever late: the device slept, or somebody set its clock (T4). */
const SUSPICIOUS_DRIFT_MS = 2000;

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

  /** Missing where the backend says nothing of itself: then nothing is kept and no tab is told. */
  function keys(): Keys | undefined {
    const { backend, input, recipient } = options;
    if (backend.scope === undefined) return undefined;
    const whole = keyOf(backend.scope, inputWords(input));
    return { input: whole, recipient: recipient ? keyOf(backend.scope, recipient) : whole };
  }

  /** Asks the server, where it can be asked. What it says comes as news; a fault is none. */
  async function check(): Promise<void> {
    const { backend, run } = options;
    const about = standing(getState()).live?.challenge;
    if (!about || !backend.status) return;
    const startedAtMs = clock.now();
    const { signal } = new AbortController();
    const result = await settle(
      (request) => run('status', signal, request),
      async () =>
        backend.status?.({ challenge: about }, { signal, idempotencyKey: uuid() }) as never,
    );
    const event = { type: 'result', result } as const;
    if (isAttached) dispatch({ type: 'news.came', atMs: clock.now(), about, event, startedAtMs });
  }

  function checkDrift(): void {
    if ((clock.driftMs?.() ?? 0) > SUSPICIOUS_DRIFT_MS) void check();
  }

  async function hearTab(message: TabMessage): Promise<void> {
    const own = keys();
    const { live } = standing(getState());
    if (!own || !live) return;
    if ('wait' in message) {
      if (message.recipient !== own.recipient) return;
      const atMs = clock.now();
      const { resendAtMs, sendCount } = recallWait(message.wait, atMs);
      dispatch({ type: 'resend.elsewhere', atMs, resendAtMs, sendCount });
      return;
    }
    const { input, id, isVerified } = message;
    if (input !== own.input || !(isVerified || id === keyOf(live.challenge.id))) return;
    // The other tab has the proof. Where the server gives it here as well, this one succeeds too.
    if (isVerified) await check();
    dispatch({ type: 'ended.elsewhere', isVerified });
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
    const end = options.backend.subscribe(
      challenge,
      (event) => {
        if (stop.signal.aborted || !(event.type === 'delivery' || isUnderstood(event.result)))
          return;
        dispatch({ type: 'news.came', atMs: clock.now(), about: challenge, event });
      },
      { signal: stop.signal, idempotencyKey: uuid() },
    );
    stopHearing = () => {
      stop.abort();
      end();
    };
  }

  function arrange(): void {
    if (open()) {
      if (options.backend.scope !== undefined && !isFrozen) {
        tabs ??= openTabs((message) => void hearTab(message));
      }
      stopWatching ??= watchPage({
        wake: checkDrift,
        freeze() {
          // Who comes back to this page may be somebody else (S2).
          if (fieldRef.current) fill(fieldRef.current, '');
          isFrozen = true;
          tabs?.close();
          tabs = undefined;
          hearServer();
        },
        thaw() {
          isFrozen = false;
          arrange();
          void check();
        },
        leave() {
          const challenge = open();
          if (options.cancelOnPageHide && challenge) tellCancelled(challenge, options);
        },
      });
    } else {
      tabs?.close();
      tabs = undefined;
      stopWatching?.();
      stopWatching = undefined;
    }
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
      dispatch({ type: 'recalled', atMs, ...readMemory(own, atMs) });
    },
    follow(before, event) {
      const state = getState();
      const own = keys();
      // What another tab told, or memory itself, is no news for either.
      const isOwn = event.type !== 'resend.elsewhere' && event.type !== 'recalled';
      if (own && isOwn && event.type !== 'destination.changed') {
        const atMs = clock.now();
        writeMemory(own, state, atMs);
        const wait = waitOf(state, atMs);
        if (wait && standing(state).resendAtMs !== standing(before).resendAtMs) {
          tabs?.tell({ recipient: own.recipient, wait });
        }
        const { live } = standing(before);
        const isVerified = state.status === 'verified';
        if (live && (isVerified || event.type === 'cancelled')) {
          tabs?.tell({ input: own.input, isVerified, id: keyOf(live.challenge.id) });
        }
      }
      arrange();
      // It may be the device's clock that ran out, and not the code.
      if (event.type === 'clock.checked') checkDrift();
    },
  };
}
