const handset =
  'M7.2 3.6 9 3.2l1.9 4.3-1.8 1.5c1 2.2 2.7 3.9 4.9 4.9l1.5-1.8 4.3 1.9-.4 1.8c-.3 1.4-1.5 2.3-2.9 2.2C10.3 17.5 6.5 13.7 5 6.5c-.1-1.4.8-2.6 2.2-2.9Z';
const bubble =
  'M12 4c5 0 8.5 3 8.5 6.9S17 17.8 12 17.8c-.9 0-1.8-.1-2.6-.3L5.3 19.7l1-3.4c-1.8-1.3-2.8-3.2-2.8-5.4C3.5 7 7 4 12 4Z';
const envelope =
  'M3.5 7.5c0-1 .8-1.8 1.8-1.8h13.4c1 0 1.8.8 1.8 1.8L12 13 3.5 7.5Zm0 1.9L12 14.9l8.5-5.5v7.1c0 1-.8 1.8-1.8 1.8H5.3c-1 0-1.8-.8-1.8-1.8V9.4Z';

const drawings: Record<string, string> = {
  call: handset,
  flashcall: handset,
  dtmf_confirm: handset,
  email: envelope,
};

/** The icon of the app that a message came in by. */
export function PhoneIcon({ channel }: { channel: string }) {
  return (
    <span className="phone-icon" data-channel={channel} aria-hidden="true">
      <svg viewBox="0 0 24 24" width="22" height="22" fill="currentColor" aria-hidden="true">
        <path d={drawings[channel] ?? bubble} />
      </svg>
    </span>
  );
}
