import { PhoneIcon } from './PhoneIcon.js';
import type { PhoneMessage } from './PhoneMessage.js';

const apps: Record<string, string> = {
  sms: 'Messages',
  whatsapp: 'WhatsApp',
  email: 'Mail',
  call: 'Phone',
  dtmf_confirm: 'Phone',
  flashcall: 'Phone',
};

interface NotificationProps {
  message: PhoneMessage;
  isNewest: boolean;
  onCopy: () => void;
}

/** A message on the lock screen: one button that copies its code. */
export function Notification({ message, isNewest, onCopy }: NotificationProps) {
  const { channel, code } = message;
  return (
    <li className="phone-card" data-channel={channel} data-old={message.isOld || undefined}>
      <button type="button" onClick={onCopy}>
        <PhoneIcon channel={channel} />
        <span className="phone-card-head">
          <span>{apps[channel] ?? 'Messages'}</span>
          <span>{isNewest ? 'now' : 'earlier'}</span>
        </span>
        <strong>{channel === 'flashcall' ? 'Missed call' : message.from}</strong>
        <span className="phone-card-text">
          <Marked text={channel === 'flashcall' ? message.from : message.text} part={code} />
        </span>
        <span className="phone-hidden">Copy the code</span>
      </button>
    </li>
  );
}

/** A text with the code in it made to stand out, and the last line, which is for machines, made not to. */
function Marked({ text, part }: { text: string; part: string }) {
  const [words = '', machine] = text.split('\n\n@');
  const at = words.lastIndexOf(part);
  return (
    <bdi>
      {at < 0 ? (
        words
      ) : (
        <>
          {words.slice(0, at)}
          <mark>{part}</mark>
          {words.slice(at + part.length)}
        </>
      )}
      {machine && <small>@{machine}</small>}
    </bdi>
  );
}
