import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import './panels.css';

const backend = createFakeBackend();

export function LightAndDark() {
  return (
    <div className="panels">
      {['light', 'dark'].map((scheme) => (
        <div key={scheme} className="panel" data-theme={scheme}>
          <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" />
        </div>
      ))}
    </div>
  );
}
