import type { HttpAnswer, HttpCall } from './HttpBackendOptions.js';

/** Reads a response to its end. Undefined for a redirect, whose body is nobody's answer, and for one cut short. */
export async function toAnswer(
  call: HttpCall,
  response: Response,
): Promise<HttpAnswer | undefined> {
  const { ok, status, headers, redirected } = response;
  // Unfollowed it has status 0 in browsers and its own in Node. A `fetch` of the app's may have followed it.
  if (redirected || (!ok && status < 400)) return undefined;
  // What the rest of it would have said nobody knows, so the same request must be able to ask again.
  const text = await response.text().catch(() => undefined);
  if (text === undefined) return undefined;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Not every client notices that a body was cut short. Whatever else is no JSON is as good as empty.
    if (text && /json/i.test(headers.get('content-type') ?? '')) return undefined;
  }
  return { call, status, headers, body: Object(body), text };
}
