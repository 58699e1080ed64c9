// @vitest-environment node
import { type DevProvider, devProvider } from '../../../src/server/index.js';
import { describeProvider } from './describeProvider.js';

describeProvider('devProvider', async () => {
  const providers: DevProvider[] = [];
  let isAway = false;
  return {
    create() {
      const provider = devProvider();
      providers.push(provider);
      const { send } = provider;
      return {
        ...provider,
        send: async (request) => {
          if (isAway) throw new Error('the inbox is away');
          return send(request);
        },
      };
    },
    received: (recipient) =>
      providers.flatMap(({ inbox }) =>
        inbox.messages(recipient).map(({ channel, code }) => ({ channel, code })),
      ),
    setOutage(next) {
      isAway = next;
    },
    isCheckedByVendor: false,
    isRestartProof: false,
    secrets: [],
  };
});
