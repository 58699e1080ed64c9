import { UsageError } from '../../contract/UsageError.js';
import { Problem } from './Problem.js';
import { problemReply } from './Reply.js';
import { toResponse } from './toResponse.js';

/** What is used of a request of `node:http`, `node:https`, `node:http2`, Express, or what else goes by its shape. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express: the path with the mount point. */
  readonly originalUrl?: string | undefined;
  /** Express: `https` also behind a proxy, where `trust proxy` says so. */
  readonly protocol?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket: object;
  /** Something before us has read the body, and left it in `rawBody` or `body`. */
  readonly readableDidRead: boolean;
  readonly body?: unknown;
  readonly rawBody?: unknown;
  on(event: 'data', listener: (chunk: Uint8Array<ArrayBuffer>) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: 'error', listener: (fault: Error) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** What is used of a response of Node's. */
export interface NodeResponse {
  statusCode: number;
  readonly writableFinished: boolean;
  getHeader(name: string): number | string | string[] | undefined;
  setHeader(name: string, value: string | string[]): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  destroy(): unknown;
  on(event: 'close' | 'drain', listener: () => void): unknown;
}

const nodeRequests = new WeakMap<Request, NodeRequest>();

/**
 * Serves a Fetch-API handler as a listener of Node's http, or as a middleware of Express. Event streams flow through
 * as they are written, and end when the client goes. A body that `express.json()` has read already is
 * written as JSON again; only webhooks need the bytes themselves, so they go before it, or it keeps them in `req.rawBody`.
 *
 * What `handle` rejects with, as ours never does, goes to Express's `next`; without one the connection is closed.
 * @example createServer(toNodeListener(handler)).listen(3000)
 * @example app.use('/verification', toNodeListener(handler))
 */
export function toNodeListener(
  handle: (request: Request) => Promise<Response>,
): (req: NodeRequest, res: NodeResponse, next?: (fault: unknown) => void) => void {
  return (req, res, next = () => res.destroy()) => {
    const gone = new AbortController();
    res.on('close', () => {
      if (!res.writableFinished) gone.abort();
    });
    answer(handle, req, gone.signal)
      .then((response) => write(response, res, gone.signal))
      .catch((fault) => {
        // Who left waits for no answer.
        if (!gone.signal.aborted) next(fault);
      });
  };
}

/**
 * Node's own request, in `authorize`, `onVerified`, `session` and `clientIp`: with what the middlewares before
 * have put on it, such as Express's `req.session` and `req.ip`. The type is the caller's word.
 * @throws UsageError for a request that did not come through `toNodeListener`
 * @example authorize: (request) => ({ recipient: nodeRequestOf<express.Request>(request).session.phone })
 */
export function nodeRequestOf<Req extends object = NodeRequest>(request: Request): Req {
  const req = nodeRequests.get(request);
  if (req !== undefined) return req as object as Req;
  throw new UsageError(
    '`nodeRequestOf` received a request that did not come through `toNodeListener`',
    'so there is no request of Node behind it',
    'Mount the handler by `toNodeListener(handler)`, and pass the request that it was given.',
  );
}

async function answer(
  handle: (request: Request) => Promise<Response>,
  req: NodeRequest,
  signal: AbortSignal,
): Promise<Response> {
  let request: Request;
  try {
    request = toRequest(req, signal);
  } catch {
    // A Host or a method that no `Request` can have.
    return toResponse({ reply: problemReply(new Problem('invalid_request')), isReplay: false }, {});
  }
  nodeRequests.set(request, req);
  if (isSpoilt(req)) await request.text();
  return handle(request);
}

function toRequest(req: NodeRequest, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value = []] of Object.entries(req.headers)) {
    // HTTP/2 has the request line among them.
    if (!name.startsWith(':')) for (const one of [value].flat()) headers.append(name, one);
  }
  const { method = 'GET', protocol = 'encrypted' in req.socket ? 'https' : 'http' } = req;
  const host = req.headers[':authority'] ?? req.headers.host ?? 'localhost';
  // Put together, not resolved: of the path `//evil.example/send` a resolver would make another host.
  const url = `${protocol}://${host}${req.originalUrl ?? req.url}`;
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' };
  if (method !== 'GET' && method !== 'HEAD') init.body = bodyOf(req);
  return new Request(url, init);
}

function bodyOf(req: NodeRequest): BodyInit {
  const { rawBody, body } = req;
  if (!req.readableDidRead) return toStream(req);
  for (const raw of [rawBody, body]) {
    if (typeof raw === 'string') return raw;
    if (raw instanceof Uint8Array) return new Uint8Array(raw);
  }
  return JSON.stringify(body) ?? '';
}
