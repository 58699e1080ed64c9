import type { Channel } from '../../contract/challenge.js';
import { UsageError } from '../../contract/UsageError.js';
import type { CodeMessage } from './CodeMessage.js';
import { codeProvider } from './codeProvider.js';
import { createInbox, type Inbox, maxMessages } from './createInbox.js';
import type {
  ProviderEvent,
  ProviderSendRequest,
  VerificationProvider,
} from './VerificationProvider.js';

// Absent in Workers and in a page; bundlers replace the whole expression below.
declare const process: { env: { NODE_ENV?: string } };

export interface DevProviderOptions {
  /** Digits in a code, 4 to 10. @default 6 */
  codeLength?: number | undefined;
  /**
   * `dtmf_confirm` can be added: a call without a code, on which the inbox's reader presses a key.
   * @default ['sms', 'call', 'whatsapp', 'email', 'flashcall', 'psd2']
   */
  channels?: readonly Channel[] | undefined;
  /** Run although `NODE_ENV` is `production`: for a demo whose inbox anybody may read. @default false */
  allowInProduction?: boolean | undefined;
}

export interface DevProvider extends VerificationProvider {
  /** Where the codes go. */
  readonly inbox: Inbox;
}

/**
 * A `codeProvider` that delivers to an inbox inside the server instead of a phone. Whoever reads the inbox can tell the
 * handler what became of a message, as a vendor would: `POST .../webhooks/dev` with `{ message_id, news }`, where `news`
 * is `sent`, `delivered`, `failed`, or `accepted` for a key that was pressed on a call.
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
  const references = new Map<string, string>();
  const arrive = (message: Omit<CodeMessage, 'timeoutSecs'>) => {
    const { id, recipient, channel, code, text } = message;
    deliver({ id, atMs: Date.now(), recipient, channel, code, from: senderOf(message), text });
  };
  const provider = codeProvider({
    name: 'dev',
    channels: channels.filter((channel) => channel !== byKey),
    codeLength,
    deliver: arrive,
  });

  async function call({ purpose: id, recipient, transaction, isDecoy }: ProviderSendRequest) {
    const { amount, currency, payee } = transaction ?? {};
    const purpose = transaction
      ? `pay ${amount} ${currency} to ${payee}`
      : 'confirm that it is you';
    const text = `To ${purpose}, press 1. Otherwise hang up.`;
    if (!isDecoy) arrive({ id, recipient, channel: byKey, code: '1', text });
    return { reference: `call.${crypto.randomUUID()}` };
  }

  return {
    ...provider,
    channels,
    codeLengths: { [byKey]: 0 },
    inbox,
    async send(request) {
      const sent = await (request.channel === byKey ? call(request) : provider.send(request));
      references.set(request.purpose, sent.reference);
      const [oldest] = references.keys();
      if (references.size > maxMessages && oldest !== undefined) references.delete(oldest);
      return sent;
    },
    verify: async (request) =>
      request.reference.startsWith('call.') ? 'rejected' : provider.verify(request),
    async readWebhook(rawBody) {
      const { message_id, news } = parse(rawBody);
      const reference = references.get(String(message_id));
      const known = everyNews.find((one) => one === news);
      // Nobody but a reader of the inbox knows the id of a message, so it is as good as a signature.
      if (reference === undefined || known === undefined) return [];
      return [{ id: `${message_id} ${known}`, reference, news: known }];
    },
  };
}

const byKey: Channel = 'dtmf_confirm';
const everyNews: readonly ProviderEvent['news'][] = ['sent', 'delivered', 'failed', 'accepted'];

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Who a phone says that it comes from. */
function senderOf({
  channel,
  code,
  host = 'example.com',
}: Pick<CodeMessage, 'channel' | 'code' | 'host'>): string {
  switch (channel) {
    case 'flashcall':
      return `+1555${code}`;
    case 'call':
    case byKey:
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
