import { Problem } from '../http/Problem.js';
import { problemReply } from '../http/Reply.js';
import { toResponse } from '../http/toResponse.js';
import type { NodeRequest, NodeResponse } from './NodeRequest.js';
import { link } from './nodeRequestOf.js';
import { toRequest } from './toRequest.js';

type Handle = (request: Request) => Promise<Response>;

/**
 * Makes a Fetch-API handler a listener of Node's http, and a middleware of Express. A stream of events flows through
 * as it is written, and ends when the client goes; all else is answered in one piece. A body that `express.json()`
 * has read is taken from `req.body`. Webhooks need the bytes, so mount it before the parser, or let that keep them in
 * `req.rawBody`.
 *
 * Should `handle` reject, as ours never does, Express's `next` is told; without one the connection is closed.
 * @example createServer(toNodeListener(handler)).listen(3000)
 * @example app.use('/verification', toNodeListener(handler))
 */
export function toNodeListener(
  handle: Handle,
): (req: NodeRequest, res: NodeResponse, next?: (fault: unknown) => void) => void {
  return (req, res, next = () => res.destroy()) => {
    const gone = new AbortController();
    res.once('close', () => {
      if (!res.writableFinished) gone.abort();
    });
    answer(handle, req, gone.signal)
      .then((response) => write(response, res, gone.signal))
      .catch((fault) => {
        // Who has left waits for nothing.
        if (!gone.signal.aborted) next(fault);
      });
  };
}

async function answer(handle: Handle, req: NodeRequest, signal: AbortSignal): Promise<Response> {
  const request = await toRequest(req, signal).catch(() => undefined);
  if (request) {
    link(request, req);
    return handle(request);
  }
  return toResponse({ reply: problemReply(new Problem('invalid_request')), isReplay: false }, {});
}

async function write(response: Response, res: NodeResponse, signal: AbortSignal): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') res.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) {
    // Beside those that were set before.
    const before = [res.getHeader('set-cookie') ?? []].flat().map(String);
    res.setHeader('set-cookie', [...before, ...cookies]);
  }
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    // In one piece, with its length.
    res.end(new Uint8Array(await response.arrayBuffer()));
    return;
  }
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => (res.write(chunk) ? undefined : drained(res)),
  });
  await response.body?.pipeTo(sink, { signal });
  res.end();
}

/** Until the client has taken what it was sent, or has gone. */
function drained(res: NodeResponse): Promise<void> {
  return new Promise((resolve) => {
    res.once('drain', resolve);
    res.once('close', resolve);
  });
}
