import { type VerificationBackend, VerifyForm } from 'react-otp-verify';
import { sdk } from './support/sdk.js';

interface Session {
  userId: string;
}

const backend: VerificationBackend<{ phone: string }, Session> = {
  async send({ input, channel = 'sms' }, { idempotencyKey }) {
    const { ticket, sentTo } = await sdk.start(input.phone, channel, { idempotencyKey });
    return {
      status: 'sent',
      challenge: {
        id: ticket,
        destination: sentTo,
        channel,
        channels: ['sms', 'call'],
        codeLength: 4,
        expiresInSeconds: 120,
        resendInSeconds: 15,
      },
    };
  },
  async verify({ challenge, code }, { signal }) {
    const answer = await sdk.check(String(challenge.id), code, { signal });
    return answer.session
      ? { status: 'verified', proof: answer.session }
      : { status: 'failed', code: 'incorrect', attemptsRemaining: answer.attemptsLeft };
  },
  async cancel({ challenge }) {
    await sdk.forget(String(challenge.id));
  },
};

export function OwnBackend() {
  return (
    <VerifyForm
      backend={backend}
      input={{ phone: '+15550142' }}
      autoSend
      initialFocus="none"
      onCancel={() => {}}
    />
  );
}
