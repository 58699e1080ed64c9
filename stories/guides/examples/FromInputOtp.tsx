import { useState } from 'react';
import { OtpInput } from 'react-otp-verify';

export function FromInputOtp() {
  const [code, setCode] = useState('');
  const [isComplete, setComplete] = useState(false);
  return (
    <>
      <OtpInput
        label="Code"
        name="code"
        groups={[3, 3]}
        value={code}
        onChange={setCode}
        onComplete={() => setComplete(true)}
      />
      <p role="status">{isComplete && 'Complete.'}</p>
    </>
  );
}
