import { once } from 'node:events';
import { connect } from 'node:net';
import type { WebDriverSession } from './driveByActions.js';

interface Reply {
  resolve(value: never): void;
  reject(error: Error): void;
}

/**
 * WebDriver as Firefox itself speaks it, over TCP: a message is its length, a colon, and JSON.
 *
 * @see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export async function openMarionette(port: number): Promise<WebDriverSession> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const replies = new Map<number, Reply>();
  let lastId = 0;
  let received = Buffer.alloc(0);

  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const start = received.indexOf(':') + 1;
      const end = start + Number(received.subarray(0, Math.max(0, start - 1)));
      if (!start || received.length < end) return;
      const message: unknown = JSON.parse(String(received.subarray(start, end)));
      received = received.subarray(end);
      // The first message is a greeting.
      if (Array.isArray(message)) settle(message as [number, number, object | null, object | null]);
    }
  });
  function settle([, id, error, result]: [number, number, object | null, object | null]): void {
    const reply = replies.get(id);
    replies.delete(id);
    if (error) reply?.reject(new Error(`Firefox: ${JSON.stringify(error)}`));
    else reply?.resolve(result as never);
  }

  function send<Result = { value: never }>(name: string, parameters: object): Promise<Result> {
    const id = ++lastId;
    const text = JSON.stringify([0, id, name, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise<Result>((resolve, reject) => {
      replies.set(id, { resolve, reject });
      AbortSignal.timeout(20_000).addEventListener('abort', () =>
        reject(new Error(`Firefox did not answer ${name}`)),
      );
    });
  }

  await send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
  return {
    navigate: async (url) => {
      await send('WebDriver:Navigate', { url });
    },
    executeAsync: async (script, args) =>
      (await send('WebDriver:ExecuteAsyncScript', { script, args })).value,
    performActions: async (actions) => {
      await send('WebDriver:PerformActions', { actions });
    },
    screenshot: async () => (await send('WebDriver:TakeScreenshot', { full: false })).value,
    end: async () => {
      await send('Marionette:Quit', { flags: ['eForceQuit'] });
      socket.destroy();
    },
  };
}
