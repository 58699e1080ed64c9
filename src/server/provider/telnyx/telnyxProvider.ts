import { createPace } from '../createPace.js';
import { ProviderError } from '../ProviderError.js';
import type { VerificationProvider } from '../VerificationProvider.js';
import { checkTelnyxOptions } from './checkTelnyxOptions.js';
import { createTelnyxCalls } from './createTelnyxCalls.js';
import { callPrefix, referenceOf } from './referenceOf.js';
import type { TelnyxClient } from './TelnyxClient.js';
import type { TelnyxChannel } from './telnyxChannels.js';
import { toProviderEvents } from './toProviderEvents.js';

export interface TelnyxProviderOptions {
  /** `new Telnyx({ apiKey })` of the package `telnyx`, version 7. */
  client: TelnyxClient;
  /** The Verify profile, by its id. It decides what messages say, and to which countries they go. */
  verifyProfileId: string;
  /**
   * What the profile is set up for, the preferred one first. `psd2` is the one whose message names the amount and the
   * payee. `dtmf_confirm` needs the webhooks: a key is pressed during a call, and nothing is typed.
   * @default ['sms', 'call']
   */
  channels?: readonly TelnyxChannel[] | undefined;
  /** Digits in a code, as the profile's `code_length` has it. @default 5, Telnyx's own */
  codeLength?: number | undefined;
  /** Digits in a code of those channels where it is another number: a profile sets it for each. @default {} */
  codeLengths?: Readonly<Partial<Record<TelnyxChannel, number>>> | undefined;
  /** How long Telnyx may take to answer, in milliseconds. @default 10_000 */
  timeoutMs?: number | undefined;
  /** The account's public key in base64, by which webhooks are checked. Without one there are none. @default that of the client */
  publicKey?: string | undefined;
}

/**
 * Telnyx Verify through its official SDK. Telnyx makes, delivers and checks the codes; attempts, resends and the end
 * of a verification are the handler's. Nothing is sent twice: the SDK's own retries are off.
 * @throws UsageError for options that cannot work; from `send`, for a `psd2` without a transaction
 * @example telnyxProvider({ client: new Telnyx({ apiKey, publicKey }), verifyProfileId })
 * @see https://developers.telnyx.com/docs/identity/verify/quickstart
 */
export function telnyxProvider(options: TelnyxProviderOptions): VerificationProvider {
  checkTelnyxOptions(options);
  const { client, verifyProfileId, channels = ['sms', 'call'], timeoutMs = 10_000 } = options;
  const { codeLength = 5, codeLengths } = options;
  const key = options.publicKey || client.publicKey;
  const calls = createTelnyxCalls(client, verifyProfileId, timeoutMs);
  const pace = createPace();

  return {
    name: 'telnyx',
    channels,
    codeLength,
    codeLengths: { ...codeLengths, dtmf_confirm: 0 },
    alphabet: 'numeric',

    async send(request) {
      const { channel, isDecoy } = request;
      const id = isDecoy
        ? await pace.pretend(() => calls.pretend(channel))
        : await pace.deliver(() => calls.send(request));
      return { reference: referenceOf(channel, id) };
    },

    async verify({ reference, code }) {
      return reference.startsWith(callPrefix)
        ? calls.checkCall(reference.slice(callPrefix.length))
        : calls.check(reference, code);
    },

    ...(key && {
      async readWebhook(rawBody: string, headers: Headers) {
        return toProviderEvents(await unwrap(client, key, rawBody, headers));
      },
    }),
  };
}

async function unwrap(client: TelnyxClient, key: string, rawBody: string, headers: Headers) {
  try {
    // A plain object: the SDK does not find what is in a `Headers`.
    return await client.webhooks.unwrap(rawBody, { headers: Object.fromEntries(headers), key });
  } catch {
    throw new ProviderError(
      'not_allowed',
      "A Telnyx webhook is not signed, not fresh or not theirs; or the public key is not the account's",
    );
  }
}
