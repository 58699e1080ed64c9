import { UsageError } from '../contract/UsageError.js';
import { createPerform, type Send } from './createPerform.js';
import type { StepUp, StepUpOptions } from './StepUpOptions.js';

declare const process: { env: { NODE_ENV?: string } };

/**
 * Verifies the person in the middle of a request: where an answer says "verify first", `verify` is asked, the request is
 * sent again, and its caller gets the second answer, as if nothing had happened. Needs no React.
 *
 * Requests that overlap and want the same (an `input` equal as JSON) share one verification, whatever becomes of it. One
 * that wants something else waits for its turn, and is then tried once more before the person is asked again, because
 * somebody has been verified since. After a verification of its own a request is sent once and its answer stands, a
 * second "verify first" too: no loop.
 *
 * For servers of your own: whoever may say "verify first" gets the proof.
 *
 * A request rejects with a `VerificationError` of the code `cancelled` when the person leaves, with its signal's reason
 * when that is aborted, and otherwise with what `verify`, `detect` or the request itself throws. Where requests are
 * repeated on an error, as TanStack Query does with queries, except `cancelled`: it would ask again who just left.
 *
 * @example
 * const stepUp = createStepUp({
 *   detect: async (response) =>
 *     response.status === 403 ? (await response.json()).verification : undefined,
 *   verify: dialog.verify,
 *   apply: (request, proof) => request.headers.set('Verification-Token', proof.token),
 * });
 * await stepUp.fetch('/payments', { method: 'POST', body: JSON.stringify(payment) });
 * @example
 * useMutation({ mutationFn: (order) => stepUp.run((proof) => axios.post('/orders', { ...order, proof })) });
 */
export function createStepUp<Input, Proof, Outcome = Response>({
  detect,
  verify,
  apply,
  fetch: ownFetch,
}: StepUpOptions<Input, Proof, Outcome>): StepUp<Proof> {
  const perform = createPerform(verify);

  return {
    async fetch(input, init) {
      // Written in place: behind an imported constant some bundlers keep the sentences in production.
      if (process.env.NODE_ENV !== 'production' && init?.body instanceof ReadableStream) {
        throw new UsageError(
          'the `body` of the request is a stream',
          'which can be read once, so the request could not be sent again after a verification',
          'Pass text, a `Blob` or `FormData`, or send this request with plain `fetch`.',
        );
      }
      const send: Send<Response, Proof> = async (...proof) => {
        const fetchNow = ownFetch ?? fetch;
        const fresh = input instanceof Request ? input.clone() : input;
        if (!apply || proof.length === 0) return fetchNow(fresh, init);
        // Resolved here, because the `Request` of Node in jsdom knows of no page.
        const base = globalThis.document?.baseURI ?? globalThis.location?.href;
        const target = fresh instanceof Request ? fresh : new URL(fresh, base);
        const request = new Request(target, init);
        const applied = await apply(request, proof[0] as Proof);
        return fetchNow(applied instanceof Request ? applied : request);
      };
      const look = async (answer: Promise<Response>) => {
        const response = await answer;
        const copy = response.clone();
        const unread = [copy];
        try {
          const wanted = await detect(copy as Outcome);
          if (wanted != null) unread.push(response);
          return wanted;
        } finally {
          // Half of a forked body that nobody reads stays in memory, and may hold a connection.
          for (const { body } of unread) body?.cancel().catch(() => {});
        }
      };
      return perform(send, look, init?.signal ?? (input as Partial<Request>).signal);
    },

    run: (request, options) =>
      perform(
        async (...proof) => request(...proof),
        async (answer) => detect((await answer.catch((error: unknown) => error)) as Outcome),
        options?.signal,
      ),
  };
}
