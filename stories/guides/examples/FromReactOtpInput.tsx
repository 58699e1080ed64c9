import { useState } from 'react';
import { OtpInput } from 'react-otp-verify';

export function FromReactOtpInput() {
  const [otp, setOtp] = useState('');
  return (
    <OtpInput
      aria-label="One-time code"
      value={otp}
      onChange={setOtp}
      length={4}
      groups={[1, 1, 1, 1]}
    />
  );
}
