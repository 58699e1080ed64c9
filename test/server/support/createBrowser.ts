import { type EventReader, readEvents } from './readEvents.js';

/** A browser as far as a server sees one: it keeps cookies and names its origin. */
export interface Browser {
  post(action: string, body: unknown, options?: PostOptions): Promise<Answer>;
  /** Opens an event stream. */
  listen(body: unknown, options?: PostOptions): Promise<EventReader>;
  /** The cookies it would send, as `name=value`. */
  readonly cookies: readonly string[];
}

interface PostOptions {
  key?: string;
  headers?: Record<string, string>;
  /** Does not change the browser: what a lost answer leaves behind. */
  isAnswerLost?: boolean;
  /** Aborted when the browser closes the connection. */
  signal?: AbortSignal;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** The parsed body, `{}` where there is none. */
  body: Record<string, unknown>;
  text: string;
}

export type Handle = (request: Request) => Promise<Response>;

const base = 'https://app.example/api/verification';

export function createBrowser(handle: Handle, { url = base } = {}): Browser {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`);
  async function request(action: string, body: unknown, options: PostOptions): Promise<Response> {
    const { key, headers = {}, isAnswerLost = false, signal } = options;
    const response = await handle(
      new Request(`${url}/${action}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: new URL(url).origin,
          'sec-fetch-site': 'same-origin',
          ...(jar.size > 0 && { cookie: cookies().join('; ') }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...(signal && { signal }),
      }),
    );
    for (const cookie of isAnswerLost ? [] : response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      jar.set(name, value);
    }
    return response;
  }
  return {
    get cookies() {
      return cookies();
    },
    post: async (action, body, options = {}) => read(await request(action, body, options)),
    listen: async (body, options = {}) => readEvents(await request('events', body, options)),
  };
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, body: text === '' ? {} : JSON.parse(text) };
}
