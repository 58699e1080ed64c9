import { type Challenge, type FailureCode, VerificationError } from '../../src/index.js';
import type { Person, Scene } from './openScene.js';

/** Every status. */
export const statuses: Scene[] = [
  { title: 'idle', props: { autoSend: false } },
  { title: 'sending', script: (backend) => backend.hold('send') },
  { title: 'awaiting' },
  {
    title: 'verifying',
    script: (backend) => backend.hold('verify'),
    act: ({ type }) => type('000000'),
  },
  { title: 'verified', act: ({ type }) => type('123456') },
  {
    title: 'expired',
    fake: { challenge: { expiresInSeconds: 1 } },
    act: ({ wait }) => wait(1),
  },
  {
    title: 'locked',
    script: (backend) => backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' }),
    act: ({ type }) => type('000000'),
  },
  { title: 'cancelled', act: ({ press }) => press('.otp-link:last-child') },
  {
    title: 'verified in another tab',
    fake: { scope: '/verification' },
    act: ({ verifyInAnotherTab }) => verifyInAnotherTab(),
  },
];

const resend = async ({ wait, press }: Person) => {
  await wait(30);
  await press('.otp-resend');
};

/** What else is said while a code is awaited. */
export const moments: Scene[] = [
  { title: 'in a dialog', isDialog: true },
  {
    title: 'an amount to agree to',
    fake: {
      challenge: { transaction: { amount: '1249.90', currency: 'EUR', payee: 'Northwind' } },
    },
  },
  { title: 'Resend pressed before its time', act: ({ press }) => press('.otp-resend') },
  { title: 'sent again', act: resend },
  {
    title: 'delivered',
    act: ({ backend, wait }) => {
      backend.emit({ type: 'delivery', state: 'delivered' });
      return wait(0);
    },
  },
  ...[60, 30, 10].map((seconds) => ({
    title: `${seconds} seconds left`,
    fake: { challenge: { expiresInSeconds: seconds + 1 } },
    act: ({ wait }: Person) => wait(1),
  })),
  { title: 'minutes left', props: { countdown: 'minutes' } },
  { title: 'no submit by itself', props: { autoSubmit: false } },
  { title: 'one attempt left', fake: { challenge: { attemptsRemaining: 1 } } },
  { title: 'two attempts left', fake: { challenge: { attemptsRemaining: 2 } } },
  ...(['numeric', 'alphanumeric'] as const).map((alphabet) => ({
    title: `incomplete, ${alphabet}`,
    fake: { challenge: { alphabet } },
    async act({ type, press }: Person) {
      await type('12');
      await press('.otp-submit');
    },
  })),
];

const known = ['sms', 'call', 'flashcall', 'whatsapp', 'email', 'psd2', 'dtmf_confirm'];

/** Each channel, with and without a destination, all others on offer, and with its time run out. */
export const channels: Scene[] = [...known, 'Telegram'].flatMap((channel) => {
  const challenge: Challenge = {
    channel,
    channels: [...known, 'Telegram'],
    destination: channel === 'email' ? 'a***@example.com' : '+1 ******3456',
    expiresInSeconds: 35,
  };
  return [
    { title: channel, fake: { challenge } },
    { title: `${channel}, nowhere`, fake: { challenge: { ...challenge, destination: undefined } } },
    { title: `${channel}, 30 seconds left`, fake: { challenge }, act: ({ wait }) => wait(5) },
    { title: `${channel}, expired`, fake: { challenge }, act: ({ wait }) => wait(35) },
    {
      title: `${channel}, expired for good`,
      fake: { challenge: { ...challenge, canResend: false } },
      act: ({ wait }) => wait(35),
    },
    {
      title: `${channel}, not delivered`,
      fake: { challenge },
      act: async (person) => {
        person.backend.nextSend({ status: 'failed', code: 'delivery_failed' });
        await resend(person);
      },
    },
  ] satisfies Scene[];
});

// A record, so that a code that is new does not compile until it is listed.
const codes: Record<FailureCode, 'answer' | 'fault'> = {
  invalid_request: 'answer',
  unauthenticated: 'answer',
  not_allowed: 'answer',
  no_challenge: 'answer',
  conflict: 'answer',
  expired: 'answer',
  attempts_exceeded: 'answer',
  cancelled: 'answer',
  incorrect: 'answer',
  rate_limited: 'answer',
  delivery_failed: 'answer',
  unavailable: 'answer',
  network: 'fault',
  timeout: 'fault',
  bad_response: 'fault',
};

/** Each problem, of sending and of verifying. */
export const problems: Scene[] = Object.entries(codes).flatMap(([name, kind]) => {
  const code = name as FailureCode;
  const outcome =
    kind === 'fault'
      ? new VerificationError(code, 'scripted')
      : { status: 'failed' as const, code, retryAfterSeconds: 95 };
  return [
    { title: `send: ${code}`, script: (backend) => backend.nextSend(outcome) },
    {
      title: `verify: ${code}`,
      script: (backend) => backend.nextVerify(outcome),
      act: ({ type }) => type('000000'),
    },
  ] satisfies Scene[];
});

/** A wrong code, with as many attempts left as the server may say. */
export const wrongCodes = Array.from({ length: 11 }, (_, count) => ({
  title: `wrong code, ${count} left`,
  count,
  script: (backend) =>
    backend.nextVerify({ status: 'failed', code: 'incorrect', attemptsRemaining: count }),
  act: ({ type }) => type('000000'),
})) satisfies (Scene & { count: number })[];
