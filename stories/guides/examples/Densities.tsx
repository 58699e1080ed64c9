import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import './panels.css';

const backend = createFakeBackend();

export function Densities() {
  return (
    <div className="panels">
      {['compact', 'comfortable'].map((density) => (
        <div key={density} className="panel" data-otp-density={density}>
          <VerifyForm backend={backend} input={{}} autoSend initialFocus="none" />
        </div>
      ))}
    </div>
  );
}
