import { useEffect, useState } from 'react';
import { createHttpBackend, VerifyForm } from 'react-otp-verify';
import { createVerificationHandler, devProvider } from 'react-otp-verify/server';

const provider = devProvider({ channels: ['sms', 'call'], allowInProduction: true });
const handler = createVerificationHandler({
  provider,
  flows: {
    login: {
      authorize: (_request, { phone }) => ({ recipient: String(phone) }),
      onVerified: ({ recipient }) => ({ token: `token of ${recipient}` }),
    },
  },
  // No cookie reaches a page that is its own server.
  session: () => 'this page',
});

const backend = createHttpBackend<{ phone: string }, { token: string }>({
  baseUrl: '/verification',
  fetch: (input, init) => handler(new Request(input, init)),
});

export function ServerInPage() {
  const [message, setMessage] = useState('');
  useEffect(() => provider.inbox.subscribe(({ text }) => setMessage(text)), []);
  return (
    <>
      <VerifyForm backend={backend} input={{ phone: '+15550142' }} initialFocus="none" />
      <p role="status">{message && `On the phone: ${message}`}</p>
    </>
  );
}
