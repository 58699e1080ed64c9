import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  codeProvider,
  createVerificationHandler,
  redisStore,
  toNodeListener,
  type VerificationLimits,
} from '../../../../src/server/index.js';
import { type ClientKind, clientKinds } from '../connectClients.js';

export interface ServeOptions {
  redisPort: number;
  kind: ClientKind;
  limits: Partial<VerificationLimits>;
}

/** What the process tells the test. */
export type News = { port: number } | { recipient: string; code: string } | { success: string };

/** The handler as an app would run it in each of several processes. Ends with the test that started it. */
export function serveHandler({ redisPort, kind, limits }: ServeOptions): void {
  const tell = (news: News) => process.send?.(news);
  const handle = createVerificationHandler({
    provider: codeProvider({
      secret: 'the same in every process that shares a store',
      deliver: ({ recipient, code }) => void tell({ recipient, code }),
    }),
    flows: {
      login: {
        authorize: (_request, body) => ({ recipient: String(body.phone_number) }),
        onVerified: ({ verificationId }) => {
          tell({ success: verificationId });
          return { token: crypto.randomUUID() };
        },
      },
    },
    store: redisStore({ client: clientKinds[kind](redisPort).client }),
    limits,
    clientIp: (request) => request.headers.get('x-client-ip') ?? undefined,
  });
  const server = createServer(toNodeListener(handle));
  server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
  process.once('disconnect', () => process.exit());
}
