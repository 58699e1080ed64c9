import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({
  challenge: { channel: 'dtmf_confirm', channels: ['dtmf_confirm', 'sms'], codeLength: 0 },
});

export function NothingTyped() {
  const confirm = () => {
    backend.emit({ type: 'result', result: { status: 'verified', proof: {} } });
  };
  return (
    <>
      <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" />
      <button type="button" onClick={confirm}>
        On the phone: press 1
      </button>
    </>
  );
}
