import type { CSSProperties } from 'react';
import { OtpInput, ResendButton, SubmitButton, useVerification } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import './panels.css';

const backend = createFakeBackend({ challenge: { resendInSeconds: 0 } });
const brands = ['#0a7d55', '#ffd400', '#000000', '#ffffff', '#e5484d', '#635bff'];

export function Brands() {
  return (
    <div className="panels">
      {brands.map((brand) => (
        <Panel key={brand} brand={brand} />
      ))}
    </div>
  );
}

function Panel({ brand }: { brand: string }) {
  const verification = useVerification({ backend, input: {}, autoSend: true });
  return (
    <div className="panel" style={{ '--otp-brand': brand } as CSSProperties}>
      <OtpInput label={brand} length={4} defaultValue="12" />
      <p>
        <SubmitButton verification={verification} />
      </p>
      <ResendButton verification={verification} />
    </div>
  );
}
