import type { ProviderSendRequest } from './VerificationProvider.js';

const sender = 'Verify';
const callerNumber = '+15550100';

/** What a person's phone shows for a code: who it comes from, and what it says. */
export function writeMessage(
  code: string,
  request: Pick<ProviderSendRequest, 'channel' | 'timeoutSecs' | 'transaction' | 'host'>,
): { from: string; text: string } {
  const { host, timeoutSecs } = request;
  const sentence = `${purposeOf(request)} ${code}. It expires in ${inWords(timeoutSecs)}.`;
  switch (request.channel) {
    case 'flashcall':
      return { from: `+1555${code}`, text: '' };
    case 'call':
    case 'dtmf_confirm': {
      const spoken = `${purposeOf(request)} ${[...code].join(', ')}.`;
      return { from: callerNumber, text: `Hello. ${spoken} Once more: ${spoken}` };
    }
    case 'email':
      return {
        from: `no-reply@${host ?? 'example.com'}`,
        text: `${sentence}\n\nIf you did not ask for it, ignore this message.`,
      };
    case 'sms':
    case 'psd2': {
      const text = `${sentence} Never share it.`;
      return { from: sender, text: host === undefined ? text : `${text}\n\n@${host} #${code}` };
    }
    default:
      return { from: sender, text: `${sentence} Never share it.` };
  }
}

/** The amount and the payee come first, since they are what the payer has to check. */
function purposeOf({ transaction }: Pick<ProviderSendRequest, 'transaction'>): string {
  if (transaction === undefined) return 'Your code is';
  const { amount, currency, payee } = transaction;
  return `To pay ${amount} ${currency} to ${payee}, your code is`;
}

function inWords(seconds: number): string {
  const [count, unit] = seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
