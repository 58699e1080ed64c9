import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Plugin, ViteDevServer } from 'vite';
import type { DemoServer } from '../stories/live/demoServer.js';

const MODULE = '/stories/live/demoServer.ts';
type DemoModule = typeof import('../stories/live/demoServer.js');

/**
 * Serves the demo server under /api over real HTTP, on Storybook's own port. Edits to it, or to `src/server`,
 * take effect at the next request. `OTP_DEMO_LIMITS` overrides its limits, as JSON: `{"timeoutSecs":8}`.
 */
export function verifyApi(): Plugin {
  return {
    name: 'verify-api',
    apply: 'serve',
    configureServer(vite) {
      const current = demoServerOf(vite);
      vite.middlewares.use((req, res, next) => {
        const url = req.originalUrl ?? req.url ?? '/';
        if (!url.startsWith('/api/')) return next();
        current()
          .then((demo) => answer(demo, req, res, url))
          .catch(next);
      });
    },
  };
}

/** The demo server of the newest module. An edit makes a new one, and ends the streams of the old. */
function demoServerOf(vite: ViteDevServer): () => Promise<DemoServer> {
  const limits = JSON.parse(process.env.OTP_DEMO_LIMITS ?? '{}');
  let running: { module: DemoModule; server: DemoServer } | undefined;
  return async () => {
    const module = (await vite.ssrLoadModule(MODULE)) as DemoModule;
    if (running?.module !== module) {
      running?.server.close();
      running = { module, server: module.createDemoServer({ limits }) };
    }
    return running.server;
  };
}

async function answer(demo: DemoServer, req: IncomingMessage, res: ServerResponse, url: string) {
  const gone = new AbortController();
  const leave = () => gone.abort();
  // The socket's event, since Storybook's compression holds back listeners on `res` until the first byte.
  req.socket.once('close', leave);
  try {
    const response = await demo.fetch(requestOf(req, url, gone.signal));
    res.statusCode = response.status;
    response.headers.forEach((value, name) => {
      if (name !== 'set-cookie') res.setHeader(name, value);
    });
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) res.setHeader('set-cookie', cookies);
    if (response.body) await pipe(response.body, res, gone.signal);
    else res.end();
  } catch (error) {
    // Somebody who left waits for no answer.
    if (!gone.signal.aborted) throw error;
  } finally {
    req.socket.off('close', leave);
  }
}

function requestOf(req: IncomingMessage, url: string, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(req.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = req.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' };
  if (hasBody) init.body = Readable.toWeb(req) as BodyInit;
  return new Request(`http://${req.headers.host ?? 'localhost'}${url}`, init);
}

async function pipe(body: ReadableStream<Uint8Array>, res: ServerResponse, signal: AbortSignal) {
  // Storybook would gzip a stream, and hold it back until it ends; what has an encoding it leaves alone.
  if (String(res.getHeader('content-type')).startsWith('text/event-stream')) {
    res.setHeader('content-encoding', 'identity');
  }
  const reader = body.getReader();
  const leave = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', leave, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!res.write(value)) await drained(res, signal);
    }
    res.end();
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function drained(res: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    res.once('drain', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
