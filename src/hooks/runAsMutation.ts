import { MutationObserver, type QueryClient } from '@tanstack/react-query';
import type { RequestKind } from '../engine/EngineOptions.js';

/**
 * Makes a request as a TanStack Query mutation, so that devtools, `useIsMutating` and a global
 * `MutationCache.onError` see it. What was typed and what came back never enter the cache: the mutation has no
 * variables, and its data is a single word. Never retried, never queued for when the network is back (N1, N14).
 *
 * Settles as soon as the request does: what an app does in `MutationCache.onSuccess`, such as loading everything
 * anew, neither delays an answer nor can turn it into a failure.
 */
export function runAsMutation<Result extends { status: string }>(
  client: QueryClient,
  kind: RequestKind,
  signal: AbortSignal,
  request: () => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver<string>(client, {
      mutationKey: ['react-otp-verify', kind],
      retry: 0,
      networkMode: 'always',
      gcTime: 0,
      mutationFn: async () => {
        try {
          const result = await request();
          resolve(result);
          return result.status;
        } catch (error) {
          reject(error);
          // Calling a request off is no failure that an app's error handler should hear of.
          if (signal.aborted) return 'aborted';
          throw error;
        }
      },
    });
    // Observed until it is over: a pending mutation that nobody observes, with a `gcTime` of 0, sets a timer every
    // few milliseconds to see whether it may go.
    void observer.mutate().catch(reject).finally(observer.reset);
  });
}
