import react from '@vitejs/plugin-react';
import { createVerificationHandler, devProvider, toNodeListener } from 'react-otp-verify/server';
import { defineConfig, type Plugin } from 'vite';

/** The verification server of the app, in its dev server; codes go to an inbox that tests can read. */
function verification(): Plugin {
  const provider = devProvider();
  const handler = createVerificationHandler({
    provider,
    // A short wait, so that the tests need not wait long.
    limits: { resendAfterSecs: 1 },
    flows: {
      login: {
        authorize: (_, { email, password }) =>
          password === 'correct horse'
            ? { recipient: String(email), context: { name: 'Ada' } }
            : { problem: 'unauthenticated' },
        onVerified: ({ context }) => context as { name: string },
      },
    },
  });
  return {
    name: 'verification',
    configureServer({ middlewares }) {
      middlewares.use('/verification', toNodeListener(handler));
      middlewares.use('/inbox', (_, res) => res.end(JSON.stringify(provider.inbox.messages())));
    },
  };
}

export default defineConfig({ plugins: [react(), verification()] });
