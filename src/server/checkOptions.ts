import { UsageError } from '../contract/UsageError.js';
import type { VerificationHandlerOptions } from './createVerificationHandler.js';

/** @throws UsageError for a provider, flows or origins that cannot work. */
export function checkOptions({
  provider,
  flows,
  allowedOrigins = [],
}: VerificationHandlerOptions): void {
  if (typeof provider?.send !== 'function' || typeof provider.verify !== 'function') {
    throw new UsageError(
      `\`provider\` must have \`send\` and \`verify\`, received ${typeof provider}`,
      'so no code could be sent',
      'Pass `provider: devProvider()`.',
    );
  }
  const names = Object.keys(flows ?? {});
  const broken = names.find((name) => typeof flows[name]?.authorize !== 'function');
  if (names.length === 0 || broken !== undefined) {
    throw new UsageError(
      `\`flows\` must hold at least one flow with \`authorize\`, received ${broken ?? 'none'}`,
      'so nobody would decide who gets a code',
      'Pass `flows: { login: { authorize: () => ({ recipient }) } }`.',
    );
  }
  const odd = allowedOrigins.find((origin) => !isOrigin(origin));
  if (odd !== undefined) {
    throw new UsageError(
      `\`allowedOrigins\` must hold origins, received ${odd}`,
      'so it would allow no page, or every page',
      'Write scheme, host and port alone: `https://app.example.com`.',
    );
  }
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
