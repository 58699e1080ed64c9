import type { VerificationFlow } from 'react-otp-verify/server';
import { createAccount, isTaken } from './accounts.js';

/** Anybody can start it with any number, so nobody learns from it whose number is known. */
export const registration: VerificationFlow = {
  async authorize(_request, { phone_number }) {
    const recipient = String(phone_number);
    if (!recipient.startsWith('+49')) return { problem: 'not_allowed' };
    return { recipient, isDecoy: await isTaken(recipient) };
  },
  async onVerified({ recipient }) {
    return { user_id: await createAccount(recipient) };
  },
};
