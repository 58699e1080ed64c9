import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { onTestFinished } from 'vitest';
import type { Handle } from './createBrowser.js';

/** Serves the handler over a socket until the test is over, in as few lines as an app would need. Returns its origin. */
export async function listen(handle: Handle): Promise<string> {
  const server: Server = createServer(async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const connection = new AbortController();
    outgoing.on('close', () => connection.abort());
    const request = new Request(`http://${headers.host}${url}`, {
      ...(method === 'POST' && {
        body: Readable.toWeb(incoming) as ReadableStream,
        duplex: 'half',
      }),
      method: method ?? 'GET',
      headers: headers as Record<string, string>,
      signal: connection.signal,
    });
    const response = await handle(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (!response.body) outgoing.end();
    // A browser that goes away is not a fault.
    else await pipeline(Readable.fromWeb(response.body as never), outgoing).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
