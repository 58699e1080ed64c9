import type { Answer } from '../actions/actions.js';

/** @param headers Besides the usual ones. */
export function toResponse({ reply, stream }: Answer, headers: Record<string, string>): Response {
  const { status, body } = reply;
  const all = new Headers({
    ...headers,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  if (stream) {
    all.set('Content-Type', 'text/event-stream');
    // Compressed, as by Express's `compression`, they would wait for one another.
    all.append('Cache-Control', 'no-transform');
    // Proxies such as nginx would keep the events until there are enough of them.
    all.set('X-Accel-Buffering', 'no');
    return new Response(stream, { status, headers: all });
  }
  if (status === 405) all.set('Allow', 'POST');
  if (body === undefined) return new Response(null, { status, headers: all });
  const isProblem = status >= 400;
  all.set('Content-Type', isProblem ? 'application/problem+json' : 'application/json');
  if (isProblem && 'retry_after' in body) all.set('Retry-After', String(body.retry_after));
  return new Response(JSON.stringify(body), { status, headers: all });
}
