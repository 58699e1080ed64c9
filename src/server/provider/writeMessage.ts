import type { CodeMessageValues } from './CodeMessage.js';

/** What a message says when the app does not write its own: in English, a payment's amount and payee first. */
export function writeMessage(values: CodeMessageValues): string {
  const { channel, code, timeoutSecs } = values;
  const sentence = `${purposeOf(values)} ${code}. It expires in ${inWords(timeoutSecs)}.`;
  switch (channel) {
    case 'flashcall':
      return '';
    case 'call': {
      const spoken = `${purposeOf(values)} ${[...code].join(', ')}.`;
      return `Hello. ${spoken} Once more: ${spoken}`;
    }
    case 'email':
      return `${sentence}\n\nIf you did not ask for it, ignore this message.`;
    default:
      return `${sentence} Never share it.`;
  }
}

/** The subject of an email. It names no code: a locked screen shows it. */
export function writeSubject({ transaction }: CodeMessageValues): string {
  if (transaction === undefined) return 'Your code';
  const { amount, currency, payee } = transaction;
  return `Your code to pay ${amount} ${currency} to ${payee}`;
}

/** The amount and the payee come first, since they are what the payer has to check. */
function purposeOf({ transaction }: CodeMessageValues): string {
  if (transaction === undefined) return 'Your code is';
  const { amount, currency, payee } = transaction;
  return `To pay ${amount} ${currency} to ${payee}, your code is`;
}

function inWords(seconds: number): string {
  const [count, unit] = seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
