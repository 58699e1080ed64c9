import { useState } from 'react';
import { OtpInput } from 'react-otp-verify';

export function FieldAlone() {
  const [code, setCode] = useState('');
  return (
    <>
      <OtpInput label="Code" onComplete={setCode} />
      <p role="status">{code && `${code} is complete.`}</p>
    </>
  );
}
