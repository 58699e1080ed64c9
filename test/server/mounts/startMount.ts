import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBench } from '../support/createBench.js';
import type { Handle } from '../support/createBrowser.js';
import type { Mounted } from './describeMount.js';

/** Serves what `toListener` makes of a handler with a provider whose codes can be read. */
export async function startMount(
  toListener: (handle: Handle) => RequestListener,
): Promise<Mounted> {
  const bench = createBench({
    flows: {
      login: {
        authorize: (_request, { phone_number }) => ({ recipient: String(phone_number) }),
        onVerified: () => ({ token: 'a token' }),
      },
    },
  });
  const server = createServer(toListener(bench.handle)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    codeOf: async (phone) => bench.lastCode(phone),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
