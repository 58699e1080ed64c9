import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { inject, onTestFinished } from 'vitest';

/** Serves an app and, of the same origin, the page, until the test is over. `use` is told where that is. */
export async function serveApp(
  use: (app: express.Express, url: string) => Promise<void> | void,
): Promise<string> {
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const folder = inject('foreignPage');
  app.use(express.static(folder, { index: false }));
  await use(app, url);
  // Last: a path that no server has is a path of the app.
  app.get('/*path', (_req, res) => res.sendFile('index.html', { root: folder }));
  return url;
}
