import type { Clock } from '../../../src/core/clock.js';
import { clampWaitMs } from '../../../src/core/deadline.js';
import { createSystemClock } from '../../../src/engine/systemClock.js';

interface Timer {
  dueMs: number;
  callback: () => void;
}

/** One page, as long as it lives: what a reload takes with it, and what must be empty in the end. */
export class Page {
  isAlive = true;
  readonly window = new Target();
  readonly document = new Target();
  readonly timers = new Set<Timer>();
  readonly channels = new Set<object>();
  readonly subscriptions = new Set<object>();

  constructor(readonly storage: Storage) {}

  get listeners(): number {
    return this.window.size + this.document.size;
  }

  fire(target: 'window' | 'document', type: string, persisted = false): void {
    this[target].dispatch(Object.assign(new Event(type), { persisted }));
  }
}

/** What the engine needs of an `EventTarget`, and how many listen. */
class Target {
  readonly #listeners = new Set<{ type: string; callback: (event: Event) => void }>();
  hidden = false;

  get size(): number {
    return this.#listeners.size;
  }

  addEventListener(
    type: string,
    callback: (event: Event) => void,
    { signal }: { signal: AbortSignal },
  ): void {
    const one = { type, callback };
    this.#listeners.add(one);
    signal.addEventListener('abort', () => this.#listeners.delete(one), { once: true });
  }

  dispatch(event: Event): void {
    for (const one of [...this.#listeners]) {
      if (one.type === event.type && this.#listeners.has(one)) one.callback(event);
    }
  }
}

/** `sessionStorage` of one tab. */
export class Storage {
  readonly items: Map<string, string>;
  constructor(items: Iterable<[string, string]> = []) {
    this.items = new Map(items);
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

/** A device: time passes, its clock can be set, and while it sleeps the monotonic clock and the timers stand still. */
export function createDevice() {
  let wallMs = 1_760_000_000_000;
  let monotonicMs = 5_000;
  let current: Page | undefined;

  function nextDue(pages: readonly Page[], untilMs: number): [Page, Timer] | undefined {
    let next: [Page, Timer] | undefined;
    for (const page of pages) {
      for (const timer of page.timers) {
        if (timer.dueMs <= untilMs && (!next || timer.dueMs < next[1].dueMs)) next = [page, timer];
      }
    }
    return next;
  }

  return {
    /** The page whose script runs. */
    get current() {
      return current;
    },
    enter(page: Page): void {
      current = page;
    },
    clockOf(page: Page): Clock {
      const system = createSystemClock(
        () => wallMs,
        () => monotonicMs,
      );
      return {
        ...system,
        after(delayMs, callback) {
          const timer = { dueMs: monotonicMs + clampWaitMs(delayMs), callback };
          page.timers.add(timer);
          return () => void page.timers.delete(timer);
        },
      };
    },
    /** Time passes, and each timer fires at its own hour. */
    async pass(ms: number, pages: readonly Page[]): Promise<void> {
      const untilMs = monotonicMs + ms;
      const skewMs = wallMs - monotonicMs;
      for (let next = nextDue(pages, untilMs); next; next = nextDue(pages, untilMs)) {
        const [page, timer] = next;
        page.timers.delete(timer);
        monotonicMs = Math.max(monotonicMs, timer.dueMs);
        wallMs = monotonicMs + skewMs;
        current = page;
        timer.callback();
        await microtasks();
      }
      monotonicMs = untilMs;
      wallMs = untilMs + skewMs;
    },
    /** It sleeps, or somebody sets its clock: nobody can tell the two apart. */
    set(byMs: number): void {
      wallMs += byMs;
    },
  };
}

/** Longer than any chain of promises in the engine, and much shorter than a turn of the event loop. */
export async function microtasks(): Promise<void> {
  for (let turn = 0; turn < 24; turn += 1) await undefined;
}
