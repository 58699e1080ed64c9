import { isDevelopment, UsageError } from '../contract/UsageError.js';
import { type Answer, actions } from './actions/actions.js';
import { webhook } from './actions/webhook.js';
import { checkOptions } from './checkOptions.js';
import { corsHeaders, isPreflight, preflightHeaders } from './http/checkOrigin.js';
import { Problem } from './http/Problem.js';
import { problemReply } from './http/Reply.js';
import { readCall } from './http/readCall.js';
import type { SessionReader } from './http/readSession.js';
import { toResponse } from './http/toResponse.js';
import type { VerificationProvider } from './provider/VerificationProvider.js';
import { createService, type Incoming } from './Service.js';
import { memoryStore } from './store/memoryStore.js';
import type { VerificationStore } from './store/VerificationStore.js';
import type { VerificationFlow } from './VerificationFlow.js';
import { resolveLimits, type VerificationLimits } from './VerificationLimits.js';
import type { VerificationLogEntry } from './VerificationLogEntry.js';

export interface VerificationHandlerOptions {
  /** What makes, delivers and checks the codes. */
  provider: VerificationProvider;
  /** The purposes that a code can serve, by name. The body's `flow` picks one; of exactly one it may be left out. */
  flows: Readonly<Record<string, VerificationFlow>>;
  /** Where verifications and counters are kept. @default memoryStore() */
  store?: VerificationStore | undefined;
  /** How often, how long and how many times. */
  limits?: Partial<VerificationLimits> | undefined;
  /**
   * Names the browser session that a verification belongs to, by a text that nobody else can present: the
   * app's own session id. Needed where answers set no cookies: in a page, or for pages of another site.
   * @default a cookie of its own: HttpOnly, SameSite=Strict
   */
  session?: SessionReader | undefined;
  /** Origins besides the handler's own whose pages may call it, such as `https://app.example.com`. @default [] */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * The client's address, for `limits.sendsPerHourPerIp`. Read a proxy's header only where every request
   * comes through that proxy: anybody can send one.
   */
  clientIp?: ((request: Request) => string | undefined) | undefined;
  /** Called with each request's outcome: no code, no whole number or address. */
  log?: ((entry: VerificationLogEntry) => void) | undefined;
  /**
   * Called with whatever the provider, the store or the flows threw; the person gets 502 or 503. It may hold
   * what a vendor said, so look before writing it anywhere.
   * @default `console.error` in development, otherwise nothing
   */
  onError?: ((fault: unknown) => void) | undefined;
  /**
   * The clock that codes expire by, in milliseconds. The store keeps its own time: the windows of the embedded
   * one read `Date.now`.
   * @default Date.now
   */
  now?: (() => number) | undefined;
}

/**
 * The wire contract as one Fetch-API handler, under any mount point: the last segment of the path is the
 * action (`send`, `verify`, `cancel`, `status`, `events`); a vendor's webhooks go to `webhooks/` and the provider's
 * name. Uses Web Crypto and no Node module, so that it runs in Node, in Workers and in a page.
 * @throws UsageError for options that cannot work.
 */
export function createVerificationHandler(
  options: VerificationHandlerOptions,
): (request: Request) => Promise<Response> {
  checkOptions(options);
  const { provider, flows, allowedOrigins = [], session, clientIp, log } = options;
  const nowMs = options.now ?? Date.now;
  const onError = options.onError ?? (isDevelopment ? console.error : undefined);
  const service = createService({
    provider,
    flows,
    limits: resolveLimits(options.limits),
    store: options.store ?? memoryStore(),
    nowMs,
    report: (fault) => quietly(() => onError?.(fault)),
    log(action, { atMs, about }, { reply: { outcome, status }, isReplay }) {
      const entry = { atMs, action, outcome, status, isReplay, provider: provider.name, ...about };
      quietly(() => log?.(entry));
    },
  });

  return async (request) => {
    const headers = corsHeaders(request, allowedOrigins);
    if (isPreflight(request, allowedOrigins)) {
      return new Response(null, {
        status: 204,
        headers: { ...headers, ...preflightHeaders(request) },
      });
    }
    const incoming: Incoming = { request, atMs: nowMs(), about: {} };
    const name = readAction(request, provider);
    let answer: Answer;
    try {
      if (name === undefined) {
        throw new Problem('invalid_request', { status: 404, detail: 'No such action.' });
      }
      if (request.method !== 'POST') {
        throw new Problem('invalid_request', { status: 405, detail: 'The method must be POST.' });
      }
      if (name === 'webhooks') {
        answer = { reply: await webhook(service, incoming), isReplay: false };
      } else {
        const call = await readCall(incoming, { allowedOrigins, session, clientIp });
        // Only a send starts something that a later request has to own.
        const { setCookie } = call.session;
        if (name === 'send' && setCookie !== undefined) headers['Set-Cookie'] = setCookie;
        answer = await actions[name](service, call);
      }
    } catch (fault) {
      if (!(fault instanceof Problem)) service.report(fault);
      answer = { reply: problemReply(toProblem(fault)), isReplay: false };
    }
    service.log(name ?? 'unknown', incoming, answer);
    return toResponse(answer, headers);
  };
}

function readAction(
  request: Request,
  { name, readWebhook }: VerificationProvider,
): keyof typeof actions | 'webhooks' | undefined {
  const segments = new URL(request.url).pathname.split('/').filter(Boolean);
  const [parent, last = ''] = [segments.at(-2), segments.at(-1)];
  if (readWebhook && parent === 'webhooks' && last === encodeURIComponent(name)) return 'webhooks';
  return Object.hasOwn(actions, last) ? (last as keyof typeof actions) : undefined;
}

function toProblem(fault: unknown): Problem {
  if (fault instanceof Problem) return fault;
  const isOurs = fault instanceof UsageError;
  return new Problem('unavailable', isOurs ? { status: 500, detail: wrongSetUp } : {});
}

const wrongSetUp = 'The server is set up wrongly. What it reports as an error says how.';

/** What an app's listener throws is not the person's concern. */
function quietly(listener: () => void): void {
  try {
    listener();
  } catch {}
}
