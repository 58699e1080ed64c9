import type { QueryClient } from '@tanstack/react-query';
import type { RequestKind } from '../engine/createEngine.js';

/**
 * Makes a request as a TanStack Query mutation, so that devtools, `useIsMutating` and a global
 * `MutationCache.onError` see it. What was typed and what came back never enter the cache: the mutation has no
 * variables, and its data is a single word. Never retried, never queued for when the network is back (N1, N14).
 */
export async function runAsMutation<Result extends { status: string }>(
  client: QueryClient,
  kind: RequestKind,
  request: () => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined;
  let abortError: unknown;
  const mutation = client.getMutationCache().build<string, Error, void, unknown>(client, {
    mutationKey: ['react-otp-verify', kind],
    retry: 0,
    networkMode: 'always',
    gcTime: 0,
    mutationFn: async () => {
      try {
        result = await request();
        return result.status;
      } catch (error) {
        // Calling a request off is no failure that an app's error handler should hear of.
        if (!(error instanceof Error && error.name === 'AbortError')) throw error;
        abortError = error;
        return 'aborted';
      }
    },
  });
  await mutation.execute();
  if (!result) throw abortError;
  return result;
}
