import type { VerificationFlow } from 'react-otp-verify/server';
import { type Account, checkPassword, signIn } from './accounts.js';

/** The number comes from the account, never from the browser. */
export const login: VerificationFlow = {
  async authorize(_request, { email, password }) {
    const account = await checkPassword(email, password);
    return account
      ? { recipient: account.phone, context: account }
      : { problem: 'unauthenticated' };
  },
  async onVerified({ context, request }) {
    return { token: await signIn(request, (context as Account).id) };
  },
};
