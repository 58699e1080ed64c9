/**
 * Calls back whenever the page may have slept: timers stand still in a hidden tab, in sleep and in the
 * back-forward cache (T3). Returns how to stop. Does nothing where there is no page.
 */
export function onWake(callback: () => void): () => void {
  if (typeof document === 'undefined') return () => {};
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('visibilitychange', callback, { signal });
  document.addEventListener('resume', callback, { signal });
  window.addEventListener('pageshow', callback, { signal });
  window.addEventListener('focus', callback, { signal });
  return () => stop.abort();
}
