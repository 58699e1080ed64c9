import { Problem } from './Problem.js';

/**
 * Refuses a page of another origin, unless it is allowed by name. Browsers alone send these headers and no
 * page can forge them; a request with neither comes from a program, which cross-site forgery does not concern.
 * @throws Problem `not_allowed`
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function checkOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  const site = request.headers.get('sec-fetch-site');
  const isOwn =
    site === null
      ? origin === null || hostOf(origin) === ownHost(request)
      : site === 'same-origin' || site === 'none';
  if (!isOwn) throw new Problem('not_allowed', { detail: 'This origin is not allowed.' });
}

/** What an allowed page of another origin needs to be let at the answer. Empty for all others. */
export function corsHeaders(
  request: Request,
  allowedOrigins: readonly string[],
): Record<string, string> {
  const origin = request.headers.get('origin');
  if (allowedOrigins.length === 0) return {};
  if (origin === null || !allowedOrigins.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}

/** A browser asks on behalf of an allowed page whether it may send. */
export function isPreflight(request: Request, allowedOrigins: readonly string[]): boolean {
  const origin = request.headers.get('origin');
  return request.method === 'OPTIONS' && origin !== null && allowedOrigins.includes(origin);
}

/** What an allowed origin may send: the headers it asks for, since an app adds its own (a CSRF token). */
export function preflightHeaders(request: Request): Record<string, string> {
  return {
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers':
      request.headers.get('access-control-request-headers') ?? 'content-type, idempotency-key',
  };
}

/** The host that the person's browser shows, for the last line of a text message. */
export function pageHost(request: Request): string | undefined {
  const page = request.headers.get('origin') ?? request.url;
  return URL.canParse(page) ? new URL(page).hostname || undefined : undefined;
}

/** No page can choose the Host. The URL may be the server's idea of itself: that of Next.js says localhost. */
function ownHost(request: Request): string | undefined {
  return request.headers.get('host') ?? hostOf(request.url);
}

// The port counts and the scheme does not: behind a proxy that ends TLS, a request's own URL says http.
function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
