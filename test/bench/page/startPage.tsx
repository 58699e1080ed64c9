import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { type AppLog, createApp, type FieldSettings } from './createApp.js';
import type { FieldModule } from './FieldModule.js';

/** What the bench finds on a page as `window.bench`. */
interface PageBench {
  log: AppLog;
  /** What React had to say against the server's HTML, and what was thrown. */
  errors: string[];
  /** An app without a field. */
  start(settings?: FieldSettings, container?: Element | ShadowRoot): void;
  /** Makes the server's HTML an app. */
  hydrate(settings?: FieldSettings): Promise<void>;
  /** So many fields, until the page is idle. */
  show(count: number): Promise<void>;
  /** The same field, put in and taken out so often, until the engine has compiled it. */
  warmUp(times: number): void;
  /** Until what has begun is painted. */
  settle(): Promise<void>;
}

declare global {
  interface Window {
    bench: PageBench;
  }
}

/** @public Imported by the bundles' entries. */
export function startPage(field: FieldModule): void {
  const app = createApp(field);
  const errors: string[] = [];
  const onError = (error: unknown) => void errors.push(String(error));
  window.addEventListener('error', ({ error }) => onError(error));

  async function settle(): Promise<void> {
    for (let frame = 0; frame < 2; frame++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
  }

  window.bench = {
    log: app.log,
    errors,
    settle,
    start(settings = {}, container = document.querySelector('#root') as Element) {
      const root = createRoot(container, { onUncaughtError: onError });
      flushSync(() => root.render(<app.App settings={settings} count={0} />));
    },
    async hydrate(settings = {}) {
      hydrateRoot(
        document.querySelector('#root') as Element,
        <app.App settings={settings} count={1} />,
        { onRecoverableError: onError, onUncaughtError: onError },
      );
      await settle();
    },
    async show(count) {
      app.setCount(count);
      await settle();
    },
    warmUp(times) {
      for (let time = 0; time < times; time++) {
        flushSync(() => app.setCount(1));
        document.body.getBoundingClientRect();
        flushSync(() => app.setCount(0));
      }
    },
  };
}
