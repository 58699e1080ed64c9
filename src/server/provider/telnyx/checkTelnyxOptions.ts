import { UsageError } from '../../../contract/UsageError.js';
import { checkCodeLength } from '../checkCodeLength.js';
import { telnyxChannels } from './telnyxChannels.js';
import type { TelnyxProviderOptions } from './telnyxProvider.js';

/** @throws UsageError for options that a `telnyxProvider` cannot work with. */
export function checkTelnyxOptions(options: TelnyxProviderOptions): void {
  const { client, verifyProfileId, channels = [], codeLength = 5, codeLengths = {} } = options;
  if (typeof client?.verifications?.triggerSMS !== 'function') {
    throw new UsageError(
      `\`client\` must be a client of the package telnyx, version 7, received ${typeof client}`,
      'so Telnyx could not be asked for anything',
      'Pass `client: new Telnyx({ apiKey })`.',
    );
  }
  if (typeof verifyProfileId !== 'string' || verifyProfileId === '') {
    throw new UsageError(
      `\`verifyProfileId\` must be the id of a Verify profile, received ${verifyProfileId || 'none'}`,
      'so Telnyx would refuse every message',
      'Create a profile in the portal, or by `client.verifyProfiles.create`, and pass its id.',
    );
  }
  const odd = channels.find((channel) => !telnyxChannels.includes(channel));
  if (odd !== undefined) {
    throw new UsageError(
      `\`channels\` must hold channels of Telnyx Verify, received ${odd}`,
      'so nobody could be reached by it',
      `Choose from ${telnyxChannels.join(', ')}.`,
    );
  }
  if (channels.includes('dtmf_confirm') && !(options.publicKey || client.publicKey)) {
    throw new UsageError(
      '`channels` holds dtmf_confirm, and neither `publicKey` nor the client has a public key, received none',
      'so no webhook would be believed, and nobody would hear that a key was pressed',
      'Pass `publicKey`, from the account settings of the portal.',
    );
  }
  for (const length of [codeLength, ...Object.values(codeLengths)]) checkCodeLength(length);
}
