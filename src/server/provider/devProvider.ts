import type { Channel } from '../../contract/challenge.js';
import { UsageError } from '../../contract/UsageError.js';
import { createCodeHasher } from './createCodeHasher.js';
import { createInbox, type Inbox } from './createInbox.js';
import { generateCode } from './generateCode.js';
import type { VerificationProvider } from './VerificationProvider.js';
import { writeMessage } from './writeMessage.js';

// Absent in Workers and in a page; bundlers replace the whole expression below.
declare const process: { env: { NODE_ENV?: string } };

export interface DevProviderOptions {
  /** Digits in a code, 4 to 10. @default 6 */
  codeLength?: number | undefined;
  /** @default ['sms', 'call', 'whatsapp', 'email', 'flashcall', 'psd2'] */
  channels?: readonly Channel[] | undefined;
  /** Run although `NODE_ENV` is `production`: for a demo whose inbox anybody may read. @default false */
  allowInProduction?: boolean | undefined;
}

export interface DevProvider extends VerificationProvider {
  /** Where the codes go. */
  readonly inbox: Inbox;
}

/**
 * Real codes, random and hashed at rest, delivered to an inbox instead of a phone.
 * @throws UsageError where `NODE_ENV` is `production`, unless told otherwise.
 */
export function devProvider({
  codeLength = 6,
  channels = ['sms', 'call', 'whatsapp', 'email', 'flashcall', 'psd2'],
  allowInProduction = false,
}: DevProviderOptions = {}): DevProvider {
  if (isProduction() && !allowInProduction) {
    throw new UsageError(
      '`devProvider` was created with NODE_ENV "production"',
      'so every code would land in an inbox inside the server instead of on a phone',
      'Use a provider that delivers, or pass `allowInProduction: true` for a demo.',
    );
  }
  if (!Number.isInteger(codeLength) || codeLength < 4 || codeLength > 10) {
    throw new UsageError(
      `\`codeLength\` must be a whole number from 4 to 10, received ${codeLength}`,
      'so no code could be made that the screen can take',
      'Pass `codeLength: 6`.',
    );
  }
  const { inbox, deliver } = createInbox();
  const hasher = createCodeHasher();
  return {
    name: 'dev',
    channels,
    codeLength,
    alphabet: 'numeric',
    inbox,
    async send(request) {
      const code = generateCode(codeLength, 'numeric');
      const reference = await hasher.hash(request.purpose, code);
      const message = writeMessage(code, request);
      if (!request.isDecoy) {
        const { recipient, channel } = request;
        deliver({
          id: crypto.randomUUID(),
          atMs: Date.now(),
          recipient,
          channel,
          code,
          ...message,
        });
      }
      return { reference };
    },
    async verify({ reference, purpose, code }) {
      return (await hasher.matches(reference, purpose, code)) ? 'accepted' : 'rejected';
    },
  };
}

function isProduction(): boolean {
  try {
    return process.env.NODE_ENV === 'production';
  } catch {
    return false;
  }
}
