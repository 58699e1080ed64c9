import { digest, toBase64Url } from '../store/digest.js';
import { Problem } from './Problem.js';

/** The browser that a verification belongs to. */
export interface Session {
  /** A digest, so that no store holds what a browser could present. */
  id: string;
  /** To be sent with the answer: the session is new. */
  setCookie?: string;
}

/** How an app names its own session. */
export type SessionReader = (request: Request) => string | Promise<string>;

/**
 * Who asks, by the app's own session or by a cookie that grants nothing but going on with a verification.
 * A request without one gets a session that owns nothing yet.
 * @throws Problem `unauthenticated` when the app's own session is empty: it would be everybody's.
 */
export async function readSession(request: Request, own?: SessionReader): Promise<Session> {
  if (own) {
    const name = await own(request);
    if (typeof name !== 'string' || name === '') throw new Problem('unauthenticated');
    return { id: await digest('session', name) };
  }
  const isSecure = isOverTls(request);
  const name = isSecure ? '__Host-otp-session' : 'otp-session';
  const known = readCookie(request, name);
  if (known !== undefined) return { id: await digest('cookie', known) };
  const value = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  return {
    id: await digest('cookie', value),
    setCookie: `${name}=${value}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
  };
}

// Behind a proxy that ends TLS the URL says http, but the page's origin still says https.
function isOverTls(request: Request): boolean {
  return (request.headers.get('origin') ?? request.url).startsWith('https:');
}

function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value !== undefined && /^[\w-]{22}$/.test(value)) return value;
  }
  return undefined;
}
