import {
  createVerificationHandler,
  memoryStore,
  redisStore,
  type VerificationProvider,
  type VerificationStore,
} from '../../../src/server/index.js';
import { createCodeHasher, keyFromSecret } from '../../../src/server/provider/createCodeHasher.js';
import { generateCode } from '../../../src/server/provider/generateCode.js';
import { clientKinds } from '../../server/redis/connectClients.js';
import { benchCode, type ServerOptions } from './ServerOptions.js';

export type Handler = (request: Request) => Promise<Response>;

/** What is measured, or the floor that it is measured against. */
export function createBenchHandler({ kind, redisPort }: ServerOptions): Handler {
  if (kind === 'floor') return floor;
  const store =
    kind === 'memory'
      ? memoryStore({ maxEntries: 10_000_000 })
      : redisStore({ client: clientKinds.ioredis(redisPort).client });
  return createVerificationHandler({
    store: store satisfies VerificationStore,
    provider: createBenchProvider(),
    flows: {
      login: {
        authorize: (_request, body) => ({ recipient: String(body.phone_number) }),
        onVerified: () => ({ token: 'token' }),
      },
    },
    // Wrong codes are checked for as long as it takes.
    limits: { maxAttempts: Number.MAX_SAFE_INTEGER },
    clientIp: () => undefined,
  });
}

async function floor(request: Request): Promise<Response> {
  const body = await request.json();
  return Response.json({ status: 'pending', ...body });
}

/** The work of `codeProvider`, with a code that the driver knows, and no message. */
function createBenchProvider(): VerificationProvider {
  const hasher = createCodeHasher(() => keyFromSecret('the same in every process of the bench'));
  return {
    name: 'bench',
    channels: ['sms', 'call'],
    codeLength: 6,
    alphabet: 'numeric',
    async send({ purpose }) {
      generateCode(6, 'numeric');
      return { reference: await hasher.hash(purpose, benchCode) };
    },
    verify: async ({ reference, purpose, code }) =>
      (await hasher.matches(reference, purpose, code)) ? 'accepted' : 'rejected',
  };
}
