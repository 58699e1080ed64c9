// Past 250 lines: the whole world of the model in one place, so that what is real in it and what is not can be seen.
import type { Scheduler } from 'fast-check';
import type { Ctx, VerificationBackend } from '../../../src/contract/backend.js';
import type { Challenge } from '../../../src/contract/challenge.js';
import type { Clock } from '../../../src/core/clock.js';
import type { VerificationSnapshot } from '../../../src/core/snapshot.js';
import { createEngine, type Engine } from '../../../src/engine/createEngine.js';
import type { EngineOptions, RequestKind } from '../../../src/engine/EngineOptions.js';
import type { TabMessage } from '../../../src/engine/openTabs.js';
import { createDevice, Page, Storage } from './createDevice.js';
import { type Answer, answerTo, newsOf, type Roll } from './createServer.js';

/** How an app uses the engine, and what its server can do. */
export interface Setup {
  autoSend: boolean;
  cancelOnUnmount: boolean;
  cancelOnPageHide: boolean;
  isRecipientNamed: boolean;
  /** The server can be asked where a verification stands. */
  hasStatus: boolean;
  /** The server speaks without being asked: also in the very call that subscribes. */
  hasNews: boolean;
  speaksAtOnce: boolean;
  isNamed: boolean;
  /** A backend that hears an abort rejects at once; another one answers all the same. */
  hearsAborts: boolean;
}

/** What the server was asked. */
export interface Asked {
  kind: RequestKind;
  tab: Tab;
  page: Page;
  id: string | undefined;
  code?: string;
  key: string;
  signal: AbortSignal;
  /** The step in which it was asked. */
  step: number;
  answer?: Answer;
}

/** What happens in a step, as far as the rules have to know. */
export type Cause =
  | { type: 'move'; name: string; tab?: Tab | undefined; isStale?: boolean; news?: string }
  | { type: 'answer'; asked: Asked; wasAborted: boolean }
  | { type: 'message'; tab: Tab; message: TabMessage }
  | { type: 'nothing' };

/** One tab of the browser: its page may be another one after a reload, its storage stays. */
export interface Tab {
  name: string;
  storage: Storage;
  page: Page;
  clock: Clock;
  engine: Engine<string, string>;
  input: string;
  detach: (() => void) | undefined;
  /** How to speak to it, once for each code that it listened to; the newest last. */
  emits: { about: Challenge; emit: (event: never) => void }[];
  proofs: string[];
  promised: { isSettled: boolean }[];
}

export const numbers = ['+12025550142', '+12025550143'] as const;
export const codes = ['code-1', 'code-2'] as const;

/** Everything real but the server, the device and the browser's own: two tabs, their engines, promises and signals. */
export function createWorld(scheduler: Scheduler, setup: Setup, rolls: Iterator<Roll>) {
  const device = createDevice();
  const asked: Asked[] = [];
  const told: TabMessage[] = [];
  const channels = new Set<FakeChannel>();
  let step = 0;
  let cause: Cause = { type: 'nothing' };

  const nextRoll = (): Roll => rolls.next().value as Roll;

  /** A channel between tabs that delivers in order, whenever the scheduler lets it. */
  class FakeChannel {
    onmessage: ((event: { data: TabMessage }) => void) | undefined;
    readonly #page = device.current as Page;
    readonly #queue: TabMessage[] = [];
    constructor() {
      channels.add(this);
      this.#page.channels.add(this);
    }
    postMessage(message: TabMessage): void {
      if (!channels.has(this)) throw new Error('posted on a closed channel');
      told.push(message);
      for (const other of channels) {
        if (other !== this) other.#receive(JSON.parse(JSON.stringify(message)));
      }
    }
    #receive(message: TabMessage): void {
      this.#queue.push(message);
      void scheduler.schedule(Promise.resolve(), 'message').then(() => {
        const next = this.#queue.shift() as TabMessage;
        const tab = tabs.find(({ page }) => page === this.#page);
        if (!tab || !channels.has(this)) return;
        device.enter(this.#page);
        cause = { type: 'message', tab, message: next };
        this.onmessage?.({ data: next });
      });
    }
    close(): void {
      channels.delete(this);
      this.#page.channels.delete(this);
    }
  }

  function backendOf(tab: Tab): VerificationBackend<string, string> {
    function ask(
      kind: RequestKind,
      { idempotencyKey, signal }: Ctx,
      about?: Challenge,
      code?: string,
    ): Promise<never> {
      const one: Asked = {
        kind,
        tab,
        page: tab.page,
        id: about?.id,
        key: idempotencyKey,
        signal,
        step,
        ...(code !== undefined && { code }),
      };
      asked.push(one);
      const answer = answerTo(kind, nextRoll(), about);
      const label = `${tab.name} ${kind}`;
      const answered = scheduler.schedule(Promise.resolve(), label).then(() => {
        // A page that is gone hears nothing.
        if (!one.page.isAlive) return new Promise<never>(() => {});
        device.enter(one.page);
        cause = { type: 'answer', asked: one, wasAborted: signal.aborted };
        one.answer = answer;
        if (answer instanceof Error) throw answer;
        return answer as never;
      });
      if (!setup.hearsAborts) return answered;
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        answered.then(resolve, reject);
      });
    }
    return {
      ...(setup.isNamed && { scope: '/verification/send' }),
      send: ({ previous }, ctx) => ask('send', ctx, previous),
      verify: ({ challenge, code }, ctx) => ask('verify', ctx, challenge, code),
      cancel: ({ challenge }, ctx) => ask('cancel', ctx, challenge),
      ...(setup.hasStatus && {
        status: ({ challenge }: { challenge: Challenge }, ctx: Ctx) =>
          ask('status', ctx, challenge),
      }),
      ...(setup.hasNews &&
        ({
          subscribe(about, emit) {
            const one = {};
            const { page } = tab;
            page.subscriptions.add(one);
            tab.emits.push({ about, emit: emit as (event: never) => void });
            const rolled = nextRoll();
            if (setup.speaksAtOnce && rolled.percent < 30) {
              const news = (['delivered', 'failed', 'verified'] as const)[rolled.percent % 3];
              if (news === 'verified') words.push(tab);
              emit(newsOf(news ?? 'sent', about, rolled));
            }
            return () => void page.subscriptions.delete(one);
          },
        } satisfies Partial<VerificationBackend<string, string>>)),
    };
  }

  /** Tabs to which a subscription said "verified" in the very call. */
  const words: Tab[] = [];

  function optionsOf(tab: Tab): EngineOptions<string, string> {
    return {
      backend: backendOf(tab),
      input: tab.input,
      autoSend: setup.autoSend,
      cancelOnUnmount: setup.cancelOnUnmount,
      cancelOnPageHide: setup.cancelOnPageHide,
      ...(setup.isRecipientNamed && { recipient: 'ada' }),
      webOtp: false,
      run: (_kind, _signal, request) => request(),
      onVerified: (proof) => void tab.proofs.push(proof),
    };
  }

  /** A page is loaded in the tab, on what its storage holds. */
  function load(tab: Tab): void {
    tab.page = new Page(tab.storage);
    tab.clock = device.clockOf(tab.page);
    tab.emits = [];
    tab.promised = [];
    device.enter(tab.page);
    tab.engine = createEngine(optionsOf(tab), tab.clock);
    tab.detach = tab.engine.attach();
  }

  function open(name: string): Tab {
    const tab = { name, storage: new Storage(), input: numbers[0], proofs: [] } as never as Tab;
    load(tab);
    return tab;
  }

  const tabs: Tab[] = [];
  const world = {
    setup,
    device,
    asked,
    told,
    tabs,
    words,
    get step() {
      return step;
    },
    get cause() {
      return cause;
    },
    pages: () => tabs.map(({ page }) => page),
    start() {
      tabs.push(open('A'), open('B'));
    },
    /** Before anything happens: nobody knows yet what. */
    begin() {
      step += 1;
      cause = { type: 'nothing' };
      words.length = 0;
    },
    /** Something happens by a person, the browser or the device. */
    act(name: string, tab?: Tab, more: { isStale?: boolean; news?: string } = {}) {
      cause = { type: 'move', name, tab, ...more };
      if (tab) device.enter(tab.page);
    },
    promise(tab: Tab, outcome: Promise<VerificationSnapshot<string>>) {
      const one = { isSettled: false };
      tab.promised.push(one);
      void outcome.then(() => {
        one.isSettled = true;
      });
    },
    configure(tab: Tab, input: string) {
      tab.input = input;
      tab.engine.configure(optionsOf(tab));
    },
    speak(tab: Tab, which: number, news: Parameters<typeof newsOf>[0]) {
      const one = tab.emits.at(which);
      one?.emit(newsOf(news, one.about, nextRoll()) as never);
    },
    /** No script of this page may have a way to be called now, but by the page coming back. */
    frozen({ page }: Tab) {
      if (page.channels.size + page.subscriptions.size > 0) {
        throw new Error('a page in the back-forward cache still listens to tabs or to the server');
      }
    },
    /** The page goes and comes again. What it left is called off by nobody. */
    reload(tab: Tab, storage = tab.storage) {
      tab.page.fire('window', 'pagehide');
      tab.page.isAlive = false;
      for (const channel of [...tab.page.channels]) (channel as FakeChannel).close();
      tab.storage = storage;
      load(tab);
    },
    Channel: FakeChannel,
  };
  return world;
}
export type World = ReturnType<typeof createWorld>;
