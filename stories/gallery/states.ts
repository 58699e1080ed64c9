import { type Challenge, VerificationError, type VerifyFormProps } from 'react-otp-verify';
import type { Scene } from '../support/Scene.js';

/** Somebody at the screen, who waits until it is ready for them. */
export interface Person {
  type(code: string): Promise<void>;
  /** Presses the button that matches a selector. */
  press(selector: string): Promise<void>;
}

/** One status of the screen, and how it comes about. */
export interface State {
  id: string;
  title: string;
  props?: Partial<VerifyFormProps>;
  challenge?: Partial<Challenge>;
  /** What the server answers otherwise than well. */
  script?: (scene: Scene) => void;
  /** What happens then. The code that is right is `123456`. */
  act?: (person: Person, scene: Scene) => void | Promise<void>;
}

const wrong = (person: Person) => person.type('240865');
const payee = { amount: '1249.90', currency: 'EUR', payee: 'Northwind Traders GmbH' };

/** Every status, in the order in which people meet them. */
export const states: State[] = [
  { id: 'idle', title: 'Before the first code', props: { autoSend: false } },
  {
    id: 'sending',
    title: 'Sending',
    script: ({ backend }) => backend.hold('send'),
  },
  { id: 'awaiting', title: 'Waiting for the code' },
  { id: 'partly-typed', title: 'Half typed', act: (person) => person.type('240') },
  {
    id: 'verifying',
    title: 'Checking',
    script: ({ backend }) => backend.hold('verify'),
    act: wrong,
  },
  { id: 'wrong-code', title: 'Wrong code', act: wrong },
  {
    id: 'last-attempt',
    title: 'Wrong code, one attempt left',
    script: ({ backend }) =>
      backend.nextVerify({ status: 'failed', code: 'incorrect', attemptsRemaining: 1 }),
    act: wrong,
  },
  {
    id: 'incomplete',
    title: 'Submitted too early',
    async act(person) {
      await person.type('240');
      await person.press('.otp-submit');
    },
  },
  {
    id: 'resend-ready',
    title: 'The wait is over',
    challenge: { channels: ['sms', 'call', 'whatsapp'] },
    act: (_, { clock }) => clock.advance(31_000),
  },
  {
    id: 'resent',
    title: 'Sent again',
    async act(person, { clock }) {
      await clock.advance(31_000);
      await person.press('.otp-resend');
    },
  },
  {
    id: 'delivered',
    title: 'Delivered',
    act: (_, { backend }) => backend.emit({ type: 'delivery', state: 'delivered' }),
  },
  {
    id: 'not-delivered',
    title: 'Not delivered',
    act: (_, { backend }) => backend.emit({ type: 'delivery', state: 'failed' }),
  },
  {
    id: 'call',
    title: 'By call',
    challenge: { channel: 'call', channels: ['call', 'sms'] },
  },
  {
    id: 'flash-call',
    title: 'By missed call',
    challenge: { channel: 'flashcall', channels: ['flashcall', 'sms'], codeLength: 5 },
  },
  {
    id: 'email',
    title: 'By email',
    challenge: {
      channel: 'email',
      channels: ['email'],
      destination: 'a***@example.com',
      codeLength: 8,
      alphabet: 'alphanumeric',
    },
    act: (person) => person.type('K7QX'),
  },
  {
    id: 'key-press',
    title: 'Confirmed by a key on the call',
    challenge: { channel: 'dtmf_confirm', channels: ['dtmf_confirm', 'sms'] },
  },
  {
    id: 'payment',
    title: 'A payment',
    challenge: { channel: 'psd2', channels: ['psd2'], transaction: payee },
  },
  {
    id: 'rate-limited-send',
    title: 'Too many codes',
    script: ({ backend }) =>
      backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 95 }),
  },
  {
    id: 'rate-limited-verify',
    title: 'Too many tries',
    script: ({ backend }) =>
      backend.nextVerify({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 20 }),
    act: wrong,
  },
  {
    id: 'no-connection',
    title: 'No connection',
    script: ({ backend }) => backend.nextVerify(new VerificationError('network', 'offline')),
    act: wrong,
  },
  {
    id: 'could-not-send',
    title: 'Could not send',
    script: ({ backend }) => backend.nextSend({ status: 'failed', code: 'unavailable' }),
  },
  { id: 'expired', title: 'Expired', act: (_, { clock }) => clock.advance(301_000) },
  {
    id: 'locked',
    title: 'Too many attempts',
    script: ({ backend }) => backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' }),
    async act(person, { clock }) {
      await wrong(person);
      await clock.advance(31_000);
    },
  },
  { id: 'cancelled', title: 'Cancelled', act: (person) => person.press('.otp-link:last-child') },
  { id: 'verified', title: 'Verified', act: (person) => person.type('123456') },
];
