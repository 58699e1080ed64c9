/** A browser as far as a server sees one: it keeps cookies and names its origin. */
export interface Browser {
  post(action: string, body: unknown, options?: PostOptions): Promise<Answer>;
  /** The cookies it would send, as `name=value`. */
  readonly cookies: readonly string[];
}

interface PostOptions {
  key?: string;
  headers?: Record<string, string>;
  /** Does not change the browser: what a lost answer leaves behind. */
  isAnswerLost?: boolean;
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
  return {
    get cookies() {
      return [...jar].map(([name, value]) => `${name}=${value}`);
    },
    async post(action, body, { key, headers = {}, isAnswerLost = false } = {}) {
      const response = await handle(
        new Request(`${url}/${action}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: new URL(url).origin,
            'sec-fetch-site': 'same-origin',
            ...(jar.size > 0 && { cookie: this.cookies.join('; ') }),
            ...(key !== undefined && { 'idempotency-key': key }),
            ...headers,
          },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      );
      for (const cookie of isAnswerLost ? [] : response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        const [name = '', value = ''] = pair.split('=');
        jar.set(name, value);
      }
      return read(response);
    },
  };
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, body: text === '' ? {} : JSON.parse(text) };
}
