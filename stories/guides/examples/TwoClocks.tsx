import { VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({
  latencyMs: 300,
  challenge: { expiresInSeconds: 30, resendInSeconds: 10 },
});

export function TwoClocks() {
  return <VerifyForm backend={backend} input={{}} initialFocus="none" />;
}
