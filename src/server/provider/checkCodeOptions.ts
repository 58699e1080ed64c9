import type { Channel } from '../../contract/challenge.js';
import { UsageError } from '../../contract/UsageError.js';
import { checkCodeLength } from './checkCodeLength.js';

/** @throws UsageError for options that a `codeProvider` cannot work with. */
export function checkCodeOptions({
  deliver,
  channels,
  codeLength,
  secret,
}: {
  deliver: unknown;
  channels: readonly Channel[];
  codeLength: number;
  secret: string | undefined;
}): void {
  checkCodeLength(codeLength);
  if (typeof deliver !== 'function') {
    throw new UsageError(
      `\`deliver\` must be a function, received ${typeof deliver}`,
      'so no code would reach anybody',
      'Pass `deliver: ({ recipient, text }) => gateway.send(recipient, text)`.',
    );
  }
  if (channels.includes('dtmf_confirm')) {
    throw new UsageError(
      '`channels` must hold channels by which a code is read, received dtmf_confirm',
      'so a code would go where a key is pressed and nothing is typed',
      'Leave it out, or use `telnyxProvider`.',
    );
  }
  if (secret !== undefined && secret.length < minSecretLength) {
    throw new UsageError(
      `\`secret\` must have at least ${minSecretLength} characters, received ${secret.length}`,
      'so whoever can read the store could guess the key, and by it the codes',
      'Make one with `openssl rand -base64 32`.',
    );
  }
}

const minSecretLength = 32;
