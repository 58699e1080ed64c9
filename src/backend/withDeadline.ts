/**
 * Runs something that always ends: with its own outcome, with what `onTimeout` makes, or with the reason of
 * `signal`. It does not wait for `run` to obey, and needs no `AbortSignal.any`, which Safari has since 17.4 only.
 */
export async function withDeadline<T>(
  run: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  timeoutMs: number,
  onTimeout: () => Error,
): Promise<T> {
  signal.throwIfAborted();
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal.reason);
  const timer = setTimeout(() => stop.abort(onTimeout()), timeoutMs);
  signal.addEventListener('abort', onAbort);
  // Listens before `run` can: what that makes of its aborted signal comes second and is not heard.
  const stopped = new Promise<never>((_resolve, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
  });
  try {
    return await Promise.race([stopped, run(stop.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
