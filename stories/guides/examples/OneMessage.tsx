import { VerifyForm } from 'react-otp-verify';
import { de } from 'react-otp-verify/locales/de';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend();

const messages = {
  ...de,
  codeLabel: 'SMS-Code',
  heading: (values: Parameters<typeof de.heading>[0]) =>
    values.status === 'awaiting' ? 'Fast geschafft' : de.heading(values),
};

export function OneMessage() {
  return (
    <div lang="de">
      <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" messages={messages} />
    </div>
  );
}
