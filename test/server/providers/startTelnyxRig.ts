import Telnyx from 'telnyx';
import { type TelnyxProviderOptions, telnyxProvider } from '../../../src/server/index.js';
import { ApiError } from '../../telnyx/ApiError.js';
import { startTelnyx, type TelnyxStandIn } from '../../telnyx/startTelnyx.js';
import { phone } from './openBench.js';
import type { ProviderRig } from './ProviderRig.js';

export interface TelnyxRig extends ProviderRig {
  telnyx: TelnyxStandIn;
  webhook: Required<ProviderRig>['webhook'];
  /** The id at Telnyx of the last verification of a number. */
  lastId(recipient?: string): string;
}

/** The provider on the real SDK, which talks to the stand-in. */
export async function startTelnyxRig(
  options: Partial<TelnyxProviderOptions> = {},
): Promise<TelnyxRig> {
  const telnyx = await startTelnyx();
  const { baseUrl: baseURL, apiKey, publicKey, verifyProfileId } = telnyx;
  const lastId = (recipient = phone) => telnyx.phone(recipient).at(-1)?.verificationId ?? 'none';
  return {
    telnyx,
    lastId,
    create: () =>
      telnyxProvider({
        // As an app makes it: with the SDK's own retries, which the provider has to turn off.
        client: new Telnyx({ baseURL, apiKey, publicKey }),
        verifyProfileId,
        channels: ['sms', 'call', 'whatsapp', 'flashcall', 'psd2', 'dtmf_confirm'],
        ...options,
      }),
    received: (recipient) =>
      telnyx.phone(recipient).map(({ type, code }) => ({ channel: type, code })),
    setOutage(isAway) {
      const { code } = telnyx.phone(phone).at(-1) ?? {};
      telnyx.fail(isAway ? new ApiError(500, '10007', `${phone} cannot get ${code}`) : undefined);
    },
    isCheckedByVendor: true,
    isRestartProof: true,
    secrets: [apiKey, publicKey],
    webhook: (recipient, news) => telnyx.webhook(`verify.${news}`, lastId(recipient)),
    stop: telnyx.stop,
  };
}
