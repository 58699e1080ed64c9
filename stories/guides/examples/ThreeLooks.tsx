import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import 'react-otp-verify/styles.css';
import 'react-otp-verify/themes/soft.css';
import 'react-otp-verify/themes/contrast.css';
import './panels.css';

const backend = createFakeBackend();
const looks = [undefined, 'soft', 'contrast'];

export function ThreeLooks() {
  return (
    <div className="panels">
      {looks.map((look) => (
        <div key={look ?? 'default'} className="panel" data-otp-theme={look}>
          <VerifyForm
            backend={backend}
            input={{}}
            autoSend
            initialFocus="none"
            title={look ?? 'default'}
          />
        </div>
      ))}
    </div>
  );
}
