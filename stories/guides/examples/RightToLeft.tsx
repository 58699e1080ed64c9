import { VerifyForm } from 'react-otp-verify';
import { he } from 'react-otp-verify/locales/he';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend();

export function RightToLeft() {
  return (
    <div lang="he" dir="rtl">
      <VerifyForm
        backend={backend}
        input={{}}
        autoSend
        initialFocus="none"
        offerChannels="always"
        messages={he}
        onCancel={() => {}}
      />
    </div>
  );
}
