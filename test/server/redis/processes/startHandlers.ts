import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Browser, createBrowser } from '../../support/createBrowser.js';
import { kinds } from '../connectClients.js';
import type { News, ServeOptions } from './serveHandler.js';

const path = fileURLToPath(new URL('./handlerProcess.mjs', import.meta.url));

/** Two processes with one Redis, one for each client library, and a browser whose requests go to both in turn. */
export interface Handlers {
  browser(): Browser;
  /** The messages that were handed over, by either process. */
  messages: { recipient: string; code: string }[];
  /** The verifications that the app took in, each as often as it did. */
  successes: string[];
  end(): Promise<void>;
}

export async function startHandlers(options: Omit<ServeOptions, 'kind'>): Promise<Handlers> {
  const messages: Handlers['messages'] = [];
  const successes: string[] = [];
  const children: ChildProcess[] = [];
  const ports = await Promise.all(
    kinds.map(async (kind) => {
      const child = fork(path, [JSON.stringify({ ...options, kind } satisfies ServeOptions)]);
      children.push(child);
      return new Promise<number>((resolve, reject) => {
        child.on('message', (news: News) => {
          if ('port' in news) resolve(news.port);
          else if ('success' in news) successes.push(news.success);
          else messages.push(news);
        });
        child.once('exit', (code) => reject(new Error(`the handler ended with ${code}`)));
      });
    }),
  );
  let turn = 0;
  const send = (request: Request) => {
    const url = new URL(request.url);
    url.port = String(ports[turn++ % ports.length]);
    return fetch(new Request(url, request));
  };
  return {
    browser: () => createBrowser(send, { url: 'http://127.0.0.1/verification' }),
    messages,
    successes,
    async end() {
      const ended = children.map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ended);
    },
  };
}
