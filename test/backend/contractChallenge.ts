import type { Challenge } from '../../src/contract/challenge.js';
import type { WireChallenge } from '../../src/contract/wire.js';

export const wireChallenge = {
  verification_id: 'v-1',
  status: 'pending',
  channel: 'sms',
  channels: ['sms', 'call'],
  phone_hint: '+1 ******3456',
  code_length: 5,
  alphabet: 'numeric',
  timeout_secs: 300,
  resend_after_secs: 30,
  attempts_remaining: 3,
  transaction: { amount: '49.90', currency: 'EUR', payee: 'Shop' },
} satisfies WireChallenge;

export const challenge: Challenge = {
  id: 'v-1',
  channel: 'sms',
  channels: ['sms', 'call'],
  destination: '+1 ******3456',
  codeLength: 5,
  alphabet: 'numeric',
  expiresInSeconds: 300,
  resendInSeconds: 30,
  attemptsRemaining: 3,
  transaction: { amount: '49.90', currency: 'EUR', payee: 'Shop' },
};
