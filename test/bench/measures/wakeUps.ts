import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from 'playwright';
import { type Measure, withField } from './Measure.js';

/** What runs on its own on a page, counted from before its first script. */
interface Activity {
  wakeUps: number;
  observers: number;
  listeners: number;
}

declare global {
  interface Window {
    activity: Activity;
  }
}

const watchMs = 3000;

export const wakeUps: Measure = {
  rows: [
    { id: 'wakeUps', title: `wake-ups in ${watchMs / 1000} s, idle`, unit: '', digits: 0 },
    {
      id: 'wakeUpsFocused',
      title: `wake-ups in ${watchMs / 1000} s, focused`,
      unit: '',
      digits: 0,
    },
    { id: 'listeners', title: 'listeners on document and window, focused', unit: '', digits: 0 },
    { id: 'observers', title: 'observers, focused', unit: '', digits: 0 },
  ],
  maxRounds: 1,
  take: (station) =>
    withField(station, {}, async (field) => {
      const { page } = field;
      const read = () => page.evaluate(() => ({ ...window.activity }));
      await field.start();
      // React's own, which are there for every library.
      const start = await read();
      await field.show(1);
      const watch = async () => {
        // What follows at once belongs to the mount or to the focus.
        await wait(station.isQuick ? 100 : 1000);
        const { wakeUps } = await read();
        await wait(station.isQuick ? 300 : watchMs);
        return (await read()).wakeUps - wakeUps;
      };
      const idle = await watch();
      await field.focusNew();
      const focused = await watch();
      const end = await read();
      return {
        wakeUps: idle,
        wakeUpsFocused: focused,
        listeners: end.listeners - start.listeners,
        observers: end.observers - start.observers,
      };
    }),
};

/** Runs in the page, before anything else of it. */
export async function countActivity(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const activity: Activity = { wakeUps: 0, observers: 0, listeners: 0 };
    window.activity = activity;

    const counted =
      <Args extends unknown[]>(callback: (...args: Args) => unknown) =>
      (...args: Args) => {
        activity.wakeUps++;
        return callback(...args);
      };
    for (const name of [
      'setTimeout',
      'setInterval',
      'requestAnimationFrame',
      'requestIdleCallback',
    ] as const) {
      const schedule = window[name] as (callback: unknown, ...rest: unknown[]) => number;
      Object.assign(window, {
        [name]: (callback: unknown, ...rest: unknown[]) =>
          schedule.call(
            window,
            typeof callback === 'function' ? counted(callback as () => unknown) : callback,
            ...rest,
          ),
      });
    }

    for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const) {
      const Native = window[name] as unknown as new (
        callback: (...args: unknown[]) => unknown,
        options?: unknown,
      ) => { observe(...args: unknown[]): void; disconnect(): void };
      class Counted extends Native {
        isObserving = false;
        constructor(callback: (...args: unknown[]) => unknown, options?: unknown) {
          super(counted(callback), options);
        }
        override observe(...args: unknown[]): void {
          if (!this.isObserving) activity.observers++;
          this.isObserving = true;
          super.observe(...args);
        }
        override disconnect(): void {
          if (this.isObserving) activity.observers--;
          this.isObserving = false;
          super.disconnect();
        }
      }
      Object.assign(window, { [name]: Counted });
    }

    const listeners = new Set<string>();
    const ids = new WeakMap<object, number>();
    let lastId = 0;
    const idOf = (listener: object) => {
      if (!ids.has(listener)) ids.set(listener, ++lastId);
      return ids.get(listener);
    };
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const keyOf = (
      target: EventTarget,
      type: string,
      listener: object,
      options?: boolean | { capture?: boolean },
    ) => {
      const capture = typeof options === 'object' ? options.capture : options;
      return `${target === window ? 'window' : 'document'} ${type} ${idOf(listener)} ${capture ?? false}`;
    };
    const isGlobal = (target: EventTarget | null) => target === window || target === document;
    Object.assign(EventTarget.prototype, {
      addEventListener(this: EventTarget | null, ...args: Parameters<typeof addEventListener>) {
        const target = this ?? window;
        const [type, listener, options] = args;
        if (isGlobal(target) && listener) {
          listeners.add(keyOf(target, type, listener, options));
          activity.listeners = listeners.size;
        }
        addEventListener.apply(target, args);
      },
      removeEventListener(
        this: EventTarget | null,
        ...args: Parameters<typeof removeEventListener>
      ) {
        const target = this ?? window;
        const [type, listener, options] = args;
        if (isGlobal(target) && listener) {
          listeners.delete(keyOf(target, type, listener, options));
          activity.listeners = listeners.size;
        }
        removeEventListener.apply(target, args);
      },
    });
  });
}
