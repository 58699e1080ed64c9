import { codeProvider, VerificationError } from 'react-otp-verify/server';

/** Whatever sends messages: an SMS gateway, a mail server. */
declare const gateway: {
  send(to: string, text: string, id: string): Promise<{ isBlocked: boolean }>;
};

export const provider = codeProvider({
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
