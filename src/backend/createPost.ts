import { VerificationError } from '../contract/VerificationError.js';
import type { HttpBackendOptions, HttpCall, HttpHeaders, HttpPaths } from './HttpBackendOptions.js';

export interface PostInit {
  /** Besides the usual ones, or instead of them. The app's own come last. */
  headers?: HttpHeaders;
  keepalive?: boolean;
  signal?: AbortSignal;
}

/** Posts JSON. Resolves with whatever is answered, as soon as its headers are here; rejects with `network`. */
export type Post = (call: HttpCall, body: unknown, init: PostInit) => Promise<Response>;

export const contractPaths: HttpPaths = {
  send: '/send',
  verify: '/verify',
  cancel: '/cancel',
  status: '/status',
  events: '/events',
};

/**
 * The one place that makes requests: addresses, headers, cookies and redirects are handled here, for calls and for
 * the stream of events alike.
 */
export function createPost<Input, Proof>({
  baseUrl = '',
  paths = contractPaths,
  headers,
  credentials = 'same-origin',
  fetch: customFetch,
}: HttpBackendOptions<Input, Proof>): Post {
  return async (call, body, init) => {
    const url = baseUrl.replace(/\/+$/, '') + (paths[call] || paths.send);
    const sent = new Headers({
      Accept: 'application/json, application/problem+json',
      'Content-Type': 'application/json',
    });
    const added = typeof headers === 'function' ? await headers({ call }) : headers;
    for (const [name, value] of Object.entries({ ...init.headers, ...added })) {
      if (value === undefined) sent.delete(name);
      else sent.set(name, value);
    }
    const request: RequestInit = {
      ...init,
      method: 'POST',
      headers: sent,
      body: JSON.stringify(body),
      credentials,
      cache: 'no-store',
      // Followed, a redirect would hand the code to another address, or become a GET that answers 200.
      redirect: 'manual',
    };
    try {
      return await (customFetch ?? fetch)(url, request);
    } catch {
      // No `cause`: it may name the whole URL and, from a `fetch` of the app's own, hold the request and its code.
      throw new VerificationError('network', `No connection for ${call}`);
    }
  };
}
