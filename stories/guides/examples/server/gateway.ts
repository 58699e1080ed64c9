import { createServer } from 'node:http';
import {
  codeProvider,
  createVerificationHandler,
  toNodeListener,
  VerificationError,
} from 'react-otp-verify/server';
import { login } from './login.js';

/** Whatever sends messages: an SMS gateway, a mail server. */
declare const gateway: {
  send(to: string, text: string, id: string): Promise<{ isBlocked: boolean }>;
};

const provider = codeProvider({
  channels: ['sms', 'email'],
  // Thirty-two characters of chance or more, the same in every process: openssl rand -base64 32
  secret: process.env.OTP_SECRET,
  async deliver({ id, recipient, text }) {
    const { isBlocked } = await gateway.send(recipient, text, id);
    if (isBlocked)
      throw new VerificationError('delivery_failed', 'The recipient takes no messages.');
  },
  message: ({ code, transaction }) =>
    transaction
      ? `${code} pays ${transaction.amount} ${transaction.currency} to ${transaction.payee}.`
      : `${code} is your code. Nobody of us will ever ask you for it.`,
});

createServer(toNodeListener(createVerificationHandler({ provider, flows: { login } }))).listen(
  3000,
);
