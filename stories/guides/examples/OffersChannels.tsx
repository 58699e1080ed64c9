import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({
  challenge: { channels: ['sms', 'call', 'whatsapp'] },
});

export function OffersChannels() {
  const fail = () => backend.emit({ type: 'delivery', state: 'failed', channel: 'sms' });
  return (
    <>
      <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" />
      <button type="button" onClick={fail}>
        Let the message get lost
      </button>
    </>
  );
}
