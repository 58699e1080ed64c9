// @vitest-environment node
import { randomBytes } from 'node:crypto';
import { type CodeMessage, codeProvider } from '../../../src/server/index.js';
import { describeProvider } from './describeProvider.js';

describeProvider('codeProvider', async () => {
  const secret = randomBytes(32).toString('base64');
  const messages: CodeMessage[] = [];
  let isAway = false;
  return {
    create: () =>
      codeProvider({
        secret,
        channels: ['sms', 'call', 'whatsapp', 'email'],
        async deliver(message) {
          if (isAway) throw new Error('the gateway is away');
          messages.push(message);
        },
      }),
    received: (recipient) =>
      messages
        .filter((message) => message.recipient === recipient)
        .map(({ channel, code }) => ({ channel, code })),
    setOutage(next) {
      isAway = next;
    },
    isCheckedByVendor: false,
    isRestartProof: true,
    secrets: [secret],
  };
});
