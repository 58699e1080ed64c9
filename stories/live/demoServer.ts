import {
  type Authorization,
  type CodeNeeded,
  createVerificationHandler,
  devProvider,
  type VerificationLimits,
  type VerificationLogEntry,
} from '../../src/server/index.js';
import { inboxStream } from './inboxStream.js';
import { createPayments } from './payments.js';
import { PASSWORD, personWith } from './people.js';

const COOKIE = 'fernhill-session';
const LOG_LENGTH = 500;

/** A visitor tries things out: more codes an hour than the handler would allow. The other limits are its own. */
const demoLimits: Partial<VerificationLimits> = { sendsPerHour: 60, sendsPerHourPerSession: 60 };

export interface DemoServerOptions {
  /** Replace the demo's. */
  limits?: Partial<VerificationLimits> | undefined;
  /** One session for everybody: for a server inside a page, which no cookie reaches. */
  session?: string | undefined;
}

/** The demo's whole backend as a Fetch-API handler, the same in Node and in a page. */
export interface DemoServer {
  fetch(request: Request): Promise<Response>;
  /** Ends the inbox streams. */
  close(): void;
}

/** Fernhill's server: accounts, payments, three flows, and the inbox in which its messages arrive. Nothing leaves this process. */
export function createDemoServer(options: DemoServerOptions = {}): DemoServer {
  const provider = devProvider({
    allowInProduction: true,
    channels: ['sms', 'call', 'whatsapp', 'flashcall', 'dtmf_confirm'],
  });
  const sessions = new WeakMap<Request, string>();
  const halfway = createHalfway();
  const payments = createPayments();
  const closing = new AbortController();
  let entries: readonly VerificationLogEntry[] = [];
  const sessionOf = (request: Request) => sessions.get(request) ?? '';

  const verification = createVerificationHandler({
    provider,
    limits: { ...demoLimits, ...options.limits },
    session: sessionOf,
    log: (entry) => {
      entries = [...entries, entry].slice(-LOG_LENGTH);
    },
    flows: {
      login: {
        authorize: (request, body) => halfway.pass(sessionOf(request), 'login', body, login),
        onVerified: ({ context }) => ({ ...(context as object), session_id: idOf('ses') }),
      },
      registration: {
        authorize: (request, body) =>
          halfway.pass(sessionOf(request), 'registration', body, register),
        onVerified: ({ context }) => ({ ...(context as object), user_id: idOf('cus') }),
      },
      payment: {
        authorize: (request, body) => payments.authorize(sessionOf(request), body),
        onVerified: ({ request, context }) => payments.verified(sessionOf(request), context),
      },
    },
  });

  /** Answers in the session of the browser, which is new where there is none. */
  async function inSession(
    request: Request,
    answer: (session: string) => Promise<Response>,
  ): Promise<Response> {
    const known = options.session ?? cookieOf(request);
    const session = known ?? crypto.randomUUID();
    sessions.set(request, session);
    const response = await answer(session);
    if (known === undefined) {
      response.headers.append('set-cookie', `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax`);
    }
    return response;
  }

  async function verify(request: Request, session: string): Promise<Response> {
    const response = await verification(request);
    const isEnding = /\/(verify|cancel)$/.test(new URL(request.url).pathname);
    // Verified, locked, expired or cancelled: a reload has nothing to come back to.
    if (isEnding && response.status !== 422) halfway.forget(session);
    return response;
  }

  return {
    async fetch(request) {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname.startsWith('/api/verification/')) {
        return inSession(request, (session) => verify(request, session));
      }
      if (pathname === '/api/payments') {
        return inSession(request, (session) => payments.pay(session, request));
      }
      if (pathname === '/api/log') return Response.json(entries);
      if (pathname !== '/api/inbox') return new Response('Not found', { status: 404 });
      return inboxStream(provider.inbox, searchParams.get('recipient') ?? '', closing.signal);
    },
    close: () => closing.abort(),
  };
}

type Authorize = (body: Record<string, unknown>) => Authorization;

/**
 * Remembers, by session and flow, who was let in as far as the code, as any server with a sign-in does: after a
 * reload `resume` goes on from there, with no password, number or amount sent again.
 */
function createHalfway() {
  const waiting = new Map<string, Map<string, CodeNeeded>>();
  return {
    pass(
      session: string,
      flow: string,
      body: Record<string, unknown>,
      authorize: Authorize,
    ): Authorization {
      const mine = waiting.get(session) ?? new Map<string, CodeNeeded>();
      if (body.resume === true) return mine.get(flow) ?? { problem: 'unauthenticated' };
      const answer = authorize(body);
      if ('recipient' in answer) waiting.set(session, mine.set(flow, answer));
      return answer;
    },
    forget: (session: string) => waiting.delete(session),
  };
}

const login: Authorize = (body) => {
  const person = personWith(String(body.email));
  if (!person || body.password !== PASSWORD) return { problem: 'unauthenticated' };
  const { name, email, number } = person;
  return { recipient: number, channels: ['sms', 'call', 'whatsapp'], context: { name, email } };
};

const register: Authorize = (body) => {
  const number = String(body.phone_number);
  const name = String(body.name).trim();
  if (!/^\+[1-9]\d{7,14}$/.test(number)) {
    return { problem: 'invalid_request', detail: 'The number is not complete.' };
  }
  if (name === '') return { problem: 'invalid_request', detail: 'The name is missing.' };
  return { recipient: number, channels: ['sms', 'call', 'flashcall'], context: { name } };
};

function cookieOf(request: Request): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([\\w-]{36})(?:;|$)`).exec(
    request.headers.get('cookie') ?? '',
  )?.[1];
}

function idOf(kind: string): string {
  return `${kind}_${crypto.randomUUID().slice(0, 8)}`;
}
