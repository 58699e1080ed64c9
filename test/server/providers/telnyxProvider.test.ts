// @vitest-environment node
import { ApiError } from '../../telnyx/ApiError.js';
import { describeProvider } from './describeProvider.js';
import { phone } from './openBench.js';
import { startTelnyxRig } from './startTelnyxRig.js';

describeProvider('telnyxProvider', async () => {
  const { telnyx, create } = await startTelnyxRig();
  return {
    create,
    received: (recipient) =>
      telnyx.phone(recipient).map(({ type, code }) => ({ channel: type, code })),
    setOutage(isAway) {
      const code = telnyx.phone(phone).at(-1)?.code;
      telnyx.fail(isAway ? new ApiError(500, '10007', `${phone} cannot get ${code}`) : undefined);
    },
    isCheckedByVendor: true,
    isRestartProof: true,
    secrets: [telnyx.apiKey, telnyx.publicKey],
    webhook: (recipient, news) =>
      telnyx.webhook(`verify.${news}`, telnyx.phone(recipient).at(-1)?.verificationId ?? 'none'),
    stop: telnyx.stop,
  };
});
