import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import 'react-otp-verify/styles.css';
import 'react-otp-verify/themes/soft.css';
import 'react-otp-verify/themes/contrast.css';
import './panels.css';

const backend = createFakeBackend();

export function OtherLooks() {
  return (
    <div className="panels">
      {['soft', 'contrast'].map((look) => (
        <div key={look} className="panel" data-otp-theme={look}>
          <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" />
        </div>
      ))}
    </div>
  );
}
