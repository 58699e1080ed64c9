import Telnyx from 'telnyx';
import { type TelnyxProviderOptions, telnyxProvider } from '../../../src/server/index.js';
import { startTelnyx } from '../../telnyx/startTelnyx.js';

/** The provider on the real SDK, which talks to the stand-in. */
export async function startTelnyxRig() {
  const telnyx = await startTelnyx();
  const { baseUrl: baseURL, apiKey, publicKey, verifyProfileId } = telnyx;
  return {
    telnyx,
    create(options: Partial<TelnyxProviderOptions> = {}) {
      return telnyxProvider({
        // As an app would: with the SDK's own retries, which the provider has to turn off.
        client: new Telnyx({ baseURL, apiKey, publicKey }),
        verifyProfileId,
        channels: ['sms', 'call', 'whatsapp', 'flashcall', 'psd2', 'dtmf_confirm'],
        ...options,
      });
    },
  };
}
