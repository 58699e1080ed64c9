import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import './panels.css';

const backend = createFakeBackend();

export function CalmCountdown() {
  return (
    <div className="panels">
      <div className="panel">
        <VerifyForm
          backend={backend}
          input={{}}
          autoSend
          initialFocus="none"
          title="In minutes"
          countdown="minutes"
        />
      </div>
      <div className="panel">
        <VerifyForm
          backend={backend}
          input={{}}
          autoSend
          initialFocus="none"
          title="Hidden"
          countdown="hidden"
        />
      </div>
    </div>
  );
}
