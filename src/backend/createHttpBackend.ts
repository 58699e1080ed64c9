import type { SendResult, VerificationBackend } from '../contract/backend.js';
import type { Challenge } from '../contract/challenge.js';
import { VerificationError } from '../contract/VerificationError.js';
import { checkOptions } from './checkOptions.js';
import { contractPaths, createPost } from './createPost.js';
import type { HttpBackendOptions, HttpBodyMap, HttpCall } from './HttpBackendOptions.js';
import { readAnswer } from './readAnswer.js';
import { wireFields } from './readChallenge.js';
import { toAnswer } from './toAnswer.js';
import { withDeadline } from './withDeadline.js';

declare const process: { env: { NODE_ENV?: string } };

/**
 * Talks to a server over `fetch`. With a base URL alone it speaks the contract; the other options teach it the
 * shape of any other server. No request is repeated, no redirect followed, and nothing but an explicit
 * success is one (N1, N11).
 *
 * `send` and `verify` throw a `VerificationError` with the code `network`, `timeout` or `bad_response`, which names the
 * call and the status, never the code, the number, the URL or the body; or the reason of the caller's signal,
 * an `AbortError`, if that aborts; or what the `headers` function throws. So does `status`. `cancel` never rejects.
 *
 * @example createHttpBackend({ baseUrl: '/verification' })
 * @example createHttpBackend({ baseUrl: '/verification', updates: liveUpdates() })
 * @example
 * createHttpBackend<{ email: string; password: string }, { token: string }>({
 *   paths: { send: '/login', resend: '/login/resend', verify: '/login/verify' },
 *   meanings: { timeout_secs: 'sent', token: 'verified' },
 * })
 */
export function createHttpBackend<Input = unknown, Proof = unknown>(
  options: HttpBackendOptions<Input, Proof>,
): VerificationBackend<Input, Proof> {
  // Written in place: behind an imported constant some bundlers keep the checks in production.
  if (process.env.NODE_ENV !== 'production') checkOptions(options);
  const { paths = contractPaths, timeoutMs = 30_000, body: maps, updates } = options;
  const { resend = paths.send } = paths;
  const fields = { ...wireFields, ...options.fields };
  const post = createPost(options);

  // Of the contract's own paths these two are optional: who asks for updates says that they are there.
  const updatesCalls = (['events', 'status'] as const).filter((call) =>
    options.paths ? paths[call] : updates,
  );

  /** Says which verification is meant: by the carried members and the id, as far as there are any. */
  const nameOf = (challenge: Challenge | undefined) => ({
    ...(typeof challenge?.state === 'object' ? challenge.state : {}),
    [fields.id]: challenge?.id,
  });

  // A call's map takes that call's request, which the compiler cannot follow through the index.
  const mapped = (call: HttpCall, request: unknown, body: Record<string, unknown>) =>
    (maps?.[call] as HttpBodyMap<unknown> | undefined)?.(request, body) ?? body;

  /** What cancel, status and events say: which verification. */
  const about = (call: HttpCall, request: { challenge: Challenge }) =>
    mapped(call, request, nameOf(request.challenge));

  const understand = async (
    call: HttpCall,
    response: Response,
    previous: Challenge | undefined,
    input?: Input,
  ): Promise<SendResult<Proof>> => {
    const answer = await toAnswer(call, response);
    const result = answer && readAnswer(options, fields, answer, input, previous);
    if (result) return result;
    throw new VerificationError(
      'bad_response',
      `The answer to ${call} makes no sense (HTTP ${response.status})`,
    );
  };

  const ask = (
    call: HttpCall,
    body: unknown,
    ctx: { signal: AbortSignal; idempotencyKey?: string },
    previous: Challenge | undefined,
    input?: Input,
  ): Promise<SendResult<Proof>> =>
    withDeadline(
      async (signal) => {
        const headers = { 'Idempotency-Key': ctx.idempotencyKey };
        return understand(call, await post(call, body, { headers, signal }), previous, input);
      },
      ctx.signal,
      timeoutMs,
      () => new VerificationError('timeout', `No answer to ${call} within ${timeoutMs} ms`),
    );

  const backend: VerificationBackend<Input, Proof> = {
    scope: (options.baseUrl ?? '') + paths.send,

    async send(request, ctx) {
      const { input, channel, previous } = request;
      if (previous && resend === false) return { status: 'failed', code: 'no_challenge' };
      const call = previous ? 'resend' : 'send';
      const body = {
        ...nameOf(previous),
        // A resend with neither an id nor an address of its own starts again, with the whole input.
        ...(previous && (previous.id || resend !== paths.send) ? {} : (input as object)),
        ...(channel && { [fields.channel]: channel }),
      };
      return ask(call, mapped(call, request, body), ctx, previous, input);
    },

    async verify(request, ctx) {
      const { challenge, code } = request;
      const body = { ...nameOf(challenge), [fields.code]: code };
      return ask('verify', mapped('verify', request, body), ctx, challenge);
    },

    ...(paths.cancel && {
      async cancel(request) {
        try {
          // Not with the caller's signal: this has to outlive the screen and, by `keepalive`, the page.
          await post('cancel', about('cancel', request), { keepalive: true });
        } catch {
          // Best effort: nobody is left to be told.
        }
      },
    }),

    ...(updatesCalls.includes('status') && {
      async status(request, { signal }) {
        return ask('status', about('status', request), { signal }, request.challenge);
      },
    }),
  };

  if (updates) {
    backend.subscribe = updates<Proof>({
      calls: updatesCalls,
      timeoutMs,
      understand,
      ask: (call, challenge, init) => post(call, about(call, { challenge }), init),
    });
  }
  return backend;
}
