import type { Channel } from '../../contract/challenge.js';
import { UsageError } from '../../contract/UsageError.js';
import type { CodeMessage } from './CodeMessage.js';
import { codeProvider } from './codeProvider.js';
import { createInbox, type Inbox } from './createInbox.js';
import type { VerificationProvider } from './VerificationProvider.js';

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
 * A `codeProvider` that delivers to an inbox inside the server instead of a phone.
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
  const { inbox, deliver } = createInbox();
  const provider = codeProvider({
    name: 'dev',
    channels,
    codeLength,
    deliver(message) {
      const { recipient, channel, code, text } = message;
      deliver({
        id: crypto.randomUUID(),
        atMs: Date.now(),
        recipient,
        channel,
        code,
        from: senderOf(message),
        text,
      });
    },
  });
  return { ...provider, inbox };
}

/** Who a phone says that it comes from. */
function senderOf({ channel, code, host = 'example.com' }: CodeMessage): string {
  switch (channel) {
    case 'flashcall':
      return `+1555${code}`;
    case 'call':
      return '+15550100';
    case 'email':
      return `no-reply@${host}`;
    default:
      return 'Verify';
  }
}

function isProduction(): boolean {
  try {
    return process.env.NODE_ENV === 'production';
  } catch {
    return false;
  }
}
