import type { Reply } from './Reply.js';

/** @param headers Besides the usual ones. */
export function toResponse({ status, body }: Reply, headers: Record<string, string>): Response {
  const all = new Headers({
    ...headers,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  if (status === 405) all.set('Allow', 'POST');
  if (body === undefined) return new Response(null, { status, headers: all });
  const isProblem = status >= 400;
  all.set('Content-Type', isProblem ? 'application/problem+json' : 'application/json');
  if (isProblem && 'retry_after' in body) all.set('Retry-After', String(body.retry_after));
  return new Response(JSON.stringify(body), { status, headers: all });
}
