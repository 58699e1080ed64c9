import { createVerificationHandler, devProvider } from 'react-otp-verify/server';

const provider = devProvider({ allowInProduction: true });
provider.inbox.subscribe(({ recipient, code }) => console.log(`${recipient} got ${code}`));

const handler = createVerificationHandler({
  provider,
  flows: {
    login: {
      authorize: (_request, { phone_number }) => ({ recipient: phone_number }),
      onVerified: () => ({ token: 'a token' }),
    },
  },
});

export const POST = handler;
