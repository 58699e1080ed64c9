import type { Alphabet, Channel } from '../../contract/challenge.js';
import { UsageError } from '../../contract/UsageError.js';
import type { CodeMessage, CodeMessageValues } from './CodeMessage.js';
import { checkCodeOptions } from './checkCodeOptions.js';
import { createCodeHasher, keyFromSecret } from './createCodeHasher.js';
import { createPace } from './createPace.js';
import { generateCode } from './generateCode.js';
import { ProviderError } from './ProviderError.js';
import type { VerificationProvider } from './VerificationProvider.js';
import { writeMessage, writeSubject } from './writeMessage.js';

export interface CodeProviderOptions {
  /**
   * Hands a message to whatever sends it: an SMS gateway, a mail server. Settles once that has taken it, within a time
   * limit of its own. Throw a `VerificationError` `delivery_failed` when the recipient cannot be reached this way, so
   * that the screen offers another; anything else that is thrown is `unavailable`.
   */
  deliver: (message: CodeMessage) => Promise<void> | void;
  /** What `deliver` can deliver by, the preferred one first. @default ['sms'] */
  channels?: readonly Channel[] | undefined;
  /** Characters in a code, 4 to 10. @default 6 */
  codeLength?: number | undefined;
  /** `alphanumeric` leaves out what people take for one another: 0, 1, I, L and O. @default 'numeric' */
  alphabet?: Alphabet | undefined;
  /**
   * At least 32 characters of chance, the same in every process that shares a store, and kept from whoever can read
   * the store: it is the key of the hashes that are kept instead of codes. `openssl rand -base64 32` makes one.
   * @default a key of this process: enough for one process with the embedded store, and none after a restart
   */
  secret?: string | undefined;
  /**
   * Writes the message, in the person's language. It must hold the code, and of a payment the amount and the payee
   * (PSD2, RTS Article 5). The line that browsers read is added below it.
   * @default English sentences
   */
  message?: ((values: CodeMessageValues) => Promise<string> | string) | undefined;
  /**
   * Writes the last line of a text message, by which browsers offer the code to this page alone; empty for none. A page
   * that is framed by another site's needs that host beside its own.
   * @default ({ host, code }) => `@${host} #${code}`
   * @see https://wicg.github.io/sms-one-time-codes/
   */
  originLine?: ((values: { host: string; code: string }) => string) | undefined;
  /** For logs. @default 'code' */
  name?: string | undefined;
}

/**
 * Codes of our own, sent by any function: random without bias, kept as keyed hashes, compared in constant time, good
 * for nothing but what they were asked for.
 * @throws UsageError for options that cannot work; from `send`, for a message that has lost its code
 * @example codeProvider({ deliver: ({ recipient, text }) => gateway.send(recipient, text), secret })
 */
export function codeProvider({
  deliver,
  channels = ['sms'],
  codeLength = 6,
  alphabet = 'numeric',
  secret,
  message = writeMessage,
  originLine = ({ host, code }) => `@${host} #${code}`,
  name = 'code',
}: CodeProviderOptions): VerificationProvider {
  checkCodeOptions({ deliver, channels, codeLength, secret });
  const hasher = createCodeHasher(secret === undefined ? undefined : () => keyFromSecret(secret));
  const pace = createPace();
  let keyName: Promise<string> | undefined;

  /** Tells a code under another key from a wrong one, and nothing about either key. */
  function nameKey(): Promise<string> {
    keyName ??= hasher.hash('key', '').then((hash) => hash.slice(0, 8));
    return keyName;
  }

  async function write(values: CodeMessageValues): Promise<string> {
    const { channel, code, host } = values;
    const text = await message(values);
    if (channel !== 'flashcall' && !text.replace(/[^\da-z]/gi, '').includes(code)) {
      throw new UsageError(
        `\`message\` returned a text without the code, for the channel ${channel}`,
        'so the person would have nothing to type',
        'Return a text that holds `values.code`.',
      );
    }
    const line = host !== undefined && isText(channel) ? originLine({ host, code }) : '';
    return line === '' || text.endsWith(`\n${line}`) ? text : `${text}\n\n${line}`;
  }

  return {
    name,
    channels,
    codeLength,
    alphabet,
    async send({ purpose, isDecoy, ...request }) {
      const code = generateCode(codeLength, alphabet);
      const values = { ...request, code };
      const reference = `${await nameKey()}.${await hasher.hash(purpose, code)}`;
      const text = await write(values);
      const subject = request.channel === 'email' ? writeSubject(values) : undefined;
      if (isDecoy) await pace.pretend(() => {});
      else await pace.deliver(() => deliver({ ...values, id: purpose, text, subject }));
      return { reference };
    },
    async verify({ reference, purpose, code }) {
      const [key, hash = ''] = reference.split('.');
      if (key !== (await nameKey())) {
        throw new ProviderError(
          'unavailable',
          'A code was made under another key: by another process, or before a restart. Pass the same `secret` to every `codeProvider` that shares the store.',
        );
      }
      // The letters of a code are capitals, whichever a keyboard gave.
      const isRight = await hasher.matches(hash, purpose, code.toUpperCase());
      return isRight ? 'accepted' : 'rejected';
    },
  };
}

function isText(channel: Channel): boolean {
  return channel === 'sms' || channel === 'psd2';
}
