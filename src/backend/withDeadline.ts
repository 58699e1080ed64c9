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
  const controller = new AbortController();
  let onAbort = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    // Rejecting first: what `run` then makes of its aborted signal comes second and is not heard.
    const stop = (reason: unknown) => {
      reject(reason);
      controller.abort(reason);
    };
    onAbort = () => stop(signal.reason);
    timer = setTimeout(() => stop(onTimeout()), timeoutMs);
  });
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([stopped, run(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
