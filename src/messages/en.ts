import type { ActionName, MessageStatus, Messages, ProblemValues } from './Messages.js';

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

const characters = (alphabet: string) => (alphabet === 'numeric' ? 'digits' : 'characters');

const headings: Record<MessageStatus, string> = {
  idle: 'Verify it’s you',
  sending: 'Enter your code',
  awaiting: 'Enter your code',
  verifying: 'Enter your code',
  verified: 'You’re verified',
  expired: 'Get a new code',
  locked: 'Verification stopped',
  cancelled: 'Verification cancelled',
  verifiedElsewhere: 'Verified in another tab',
};

const actions: Record<ActionName, string> = {
  send: 'Send code',
  sending: 'Sending code…',
  verify: 'Verify',
  verifying: 'Checking code…',
  resend: 'Resend code',
  startAgain: 'Start again',
};

const ways: Record<string, string> = {
  sms: 'by text message',
  whatsapp: 'on WhatsApp',
  email: 'by email',
  psd2: 'by text message',
};

const offers: Record<string, string> = {
  sms: 'Text me instead',
  call: 'Call me instead',
  flashcall: 'Use a missed call instead',
  whatsapp: 'Send on WhatsApp instead',
  email: 'Send by email instead',
  dtmf_confirm: 'Call me to confirm by key press',
};

const missing: Record<string, string> = {
  sms: 'text message',
  call: 'call',
  flashcall: 'missed call',
  whatsapp: 'WhatsApp message',
  email: 'email',
  psd2: 'text message',
  dtmf_confirm: 'call',
};

const callAgain = 'Call again';
const isCall = (channel = '') => missing[channel]?.endsWith('call');

/** On a call that is confirmed by a key there is no code. */
const isByKey = (channel: string | undefined) => channel === 'dtmf_confirm';

const tryAgain = 'Wait a moment and try again.';

function problem(values: ProblemValues): string {
  const { code, during, attemptsRemaining, channel, canResend } = values;
  switch (code) {
    case 'incorrect':
      return attemptsRemaining === undefined
        ? 'Invalid code. Check it and try again.'
        : `Invalid code. ${en.attemptsRemaining({ count: attemptsRemaining })}`;
    case 'expired':
      if (canResend === false) return 'Code expired. Start again to get a new one.';
      if (isByKey(channel)) return `Nothing was confirmed in time. Click ${callAgain}.`;
      return `Code expired. Click ${isCall(channel) ? callAgain : 'Resend'} to get a new code.`;
    case 'attempts_exceeded':
      return 'Too many attempts. Please start again.';
    case 'no_challenge':
      return 'This verification is no longer valid. Ask for a new code.';
    case 'cancelled':
      return 'This verification was cancelled. Start again to get a new code.';
    case 'rate_limited':
      return during === 'send'
        ? 'Too many codes were asked for. Wait until you can ask for another.'
        : 'Too many tries in a short time. Wait until you can try again.';
    case 'delivery_failed':
      return channel === 'call'
        ? 'The call did not get through. Try again or choose another way.'
        : 'The code could not be delivered. Try again or choose another way.';
    case 'network':
    case 'timeout':
      return during === 'send'
        ? 'Could not send the code. Check your connection and try again.'
        : 'Could not verify. Check your connection and try again.';
    case 'bad_response':
    case 'unavailable':
      return during === 'send'
        ? `The code could not be sent just now. ${tryAgain}`
        : `The code could not be checked just now. ${tryAgain}`;
    case 'conflict':
      return `Your last try is still being checked. ${tryAgain}`;
    case 'invalid_request':
      return during === 'send'
        ? 'A code cannot be sent there. Check what you entered before.'
        : 'That is not a code we can check. Enter it as you received it.';
    case 'not_allowed':
      return 'Verification is not available for this number or from here.';
    case 'unauthenticated':
      return 'Your session has ended. Sign in again.';
    default:
      return code satisfies never;
  }
}

/** English. */
export const en: Messages = {
  heading: ({ status, channel }) =>
    isByKey(channel) && headings[status] === headings.awaiting
      ? 'Confirm on the call'
      : headings[status],
  introduction: 'We’ll send you a one-time code.',
  sentTo({ channel = '', destination }) {
    const to = destination ?? 'you';
    switch (channel) {
      case 'call':
        return `We’re calling ${to}. Listen for the code and enter it here.`;
      case 'flashcall':
        return `You’ll get a missed call${destination === undefined ? '' : ` at ${destination}`}. The code is the last digits of the number that called.`;
      case 'dtmf_confirm':
        return `We’re calling ${to}. Answer and press the key you are asked for.`;
      default:
        return `${['We sent a code', destination && `to ${destination}`, ways[channel]].filter(Boolean).join(' ')}.`;
    }
  },
  numberEnding: ({ digits }) => `number ending ${digits}`,
  codeLabel: 'Verification code',
  codeHint: ({ length, alphabet, isAutoSubmitted }) =>
    `${length} ${characters(alphabet)}${isAutoSubmitted ? ', checked as soon as the last one is in' : ''}.`,
  codeIncomplete: ({ length, alphabet }) =>
    `Enter all ${length} ${characters(alphabet)} of the code.`,
  action: ({ name, channel }) => (name === 'resend' && isCall(channel) ? callAgain : actions[name]),
  actionIn: ({ label, wait }) => `${label} in ${wait}`,
  waitFirst: ({ seconds }) => `Available in ${count(seconds, 'second')}.`,
  progress({ status, channel, ending }) {
    switch (status) {
      case 'sending':
        return actions.sending;
      case 'awaiting':
        return isCall(channel)
          ? `Calling${ending ? ` ${ending}` : ''}.`
          : `Code sent${ending ? ` to ${ending}` : ''}.`;
      case 'verifying':
        return actions.verifying;
      case 'verified':
        return 'Verified.';
      case 'cancelled':
      case 'verifiedElsewhere':
        return `${headings[status]}.`;
      default:
        return '';
    }
  },
  // Whoever is called hears it.
  delivered: ({ channel }) => (isCall(channel) ? '' : 'Delivered.'),
  expiresIn: ({ clock, channel }) =>
    `${isByKey(channel) ? 'Time to confirm:' : 'Code expires in'} ${clock}`,
  expiresSoon: ({ seconds, channel }) =>
    `${en.expiresIn({ clock: seconds === 60 ? '1 minute' : count(seconds, 'second'), channel })}.`,
  clock: ({ seconds }) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
  minutes: ({ minutes }) => count(minutes, 'minute'),
  noCode: ({ channel = '' }) =>
    missing[channel] ? `No ${missing[channel]}?` : 'Didn’t get a code?',
  useLatest: 'We sent a new code. Use the most recent one.',
  channel: ({ channel }) => offers[channel] ?? `Use ${channel} instead`,
  changeDestination: ({ channel }) =>
    channel === 'email' ? 'Use another address' : 'Use another number',
  problem,
  attemptsRemaining: ({ count: left }) => `${count(left, 'attempt')} remaining.`,
  amountLabel: 'Amount',
  payeeLabel: 'To',
  amount({ amount, currency }) {
    const value = Number(amount);
    if (Number.isFinite(value)) {
      try {
        return new Intl.NumberFormat('en', { style: 'currency', currency }).format(value);
      } catch {
        // Not an ISO 4217 code.
      }
    }
    // What the server said is shown as it said it.
    return `${amount} ${currency}`;
  },
  cancel: 'Cancel',
  close: 'Close',
};
