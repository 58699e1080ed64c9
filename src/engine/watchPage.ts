import { onWake } from './onWake.js';

interface Watcher {
  /** The page may have slept. */
  wake(): void;
  /** The page goes into the back-forward cache, as it stands. */
  freeze(): void;
  /** It came back out of it. */
  thaw(): void;
  /** The page is left for good, or reloaded: nobody can tell the two apart. */
  leave(): void;
}

/** Tells what becomes of the page. Never by `unload`, which keeps pages out of the back-forward cache (N8). */
export function watchPage(watcher: Watcher): () => void {
  if (typeof window === 'undefined') return () => {};
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener(
    'pagehide',
    ({ persisted }) => (persisted ? watcher.freeze() : watcher.leave()),
    { signal },
  );
  window.addEventListener('pageshow', ({ persisted }) => persisted && watcher.thaw(), { signal });
  const stopWaking = onWake(watcher.wake);
  return () => {
    stop.abort();
    stopWaking();
  };
}
