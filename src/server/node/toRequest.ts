import type { NodeRequest } from './NodeRequest.js';

/** @throws TypeError for a Host or a method that no `Request` can have. */
export async function toRequest(req: NodeRequest, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, value = []] of Object.entries(req.headers)) {
    // HTTP/2 has its request line among them.
    if (!name.startsWith(':')) for (const one of [value].flat()) headers.append(name, one);
  }
  const { method = 'GET', protocol = 'encrypted' in req.socket ? 'https' : 'http' } = req;
  const host = req.headers[':authority'] ?? req.headers.host ?? 'localhost';
  // Put together, not resolved: of the path `//evil.example/send` a resolver would make another host.
  const url = `${protocol}://${host}${req.originalUrl ?? req.url}`;
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' };
  if (method === 'GET' || method === 'HEAD') return new Request(url, init);

  const body = req.readableDidRead ? leftOver(req, url) : toStream(req);
  const request = new Request(url, { ...init, body: body ?? '' });
  // Marks it as read by somebody else, which the handler explains to the developer.
  if (body === undefined) await request.text();
  return request;
}

/** The body, as far as a parser has left it. The signature of a webhook is on its bytes: JSON written again may differ. */
function leftOver({ rawBody, body }: NodeRequest, url: string): BodyInit | undefined {
  for (const raw of [rawBody, body]) {
    if (typeof raw === 'string') return raw;
    if (raw instanceof Uint8Array) return new Uint8Array(raw);
  }
  return url.includes('/webhooks/') ? undefined : JSON.stringify(body);
}

/** Read as slowly as it is asked for. Not read to its end, the rest is let go and the connection stays good for the answer. */
function toStream(req: NodeRequest): ReadableStream<Uint8Array> {
  let isListening = false;
  let isOpen = true;
  function listen(controller: ReadableStreamDefaultController<Uint8Array>) {
    isListening = true;
    req.on('data', (chunk) => {
      if (!isOpen) return;
      controller.enqueue(chunk);
      req.pause();
    });
    req.on('end', () => {
      if (isOpen) controller.close();
    });
    req.on('error', (fault) => {
      if (isOpen) controller.error(fault);
      isOpen = false;
    });
  }
  return new ReadableStream(
    {
      pull(controller) {
        if (!isListening) listen(controller);
        req.resume();
      },
      cancel() {
        isOpen = false;
        req.resume();
      },
    },
    // Nothing is read before somebody asks: a body that nobody wants is Node's to throw away.
    { highWaterMark: 0 },
  );
}
