import {
  useCountdown,
  useResendCooldown,
  useVerification,
  type Verification,
} from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend();

export function OwnClocks() {
  const verification = useVerification({ backend, input: {}, autoSend: true });
  return (
    <>
      <Expiry verification={verification} />
      <Resend verification={verification} />
    </>
  );
}

function Expiry({ verification: { expiresAtMs, clock } }: { verification: Verification }) {
  const secondsLeft = useCountdown(expiresAtMs, clock);
  return (
    <p>
      <meter aria-label="Time left" max={300} value={secondsLeft ?? 300} /> {secondsLeft} s
    </p>
  );
}

function Resend({ verification }: { verification: Verification }) {
  const { canResend, secondsLeft } = useResendCooldown(verification);
  return (
    <button
      type="button"
      aria-disabled={!canResend}
      onClick={() => canResend && void verification.send()}
    >
      {canResend ? 'Send another code' : `Another code in ${secondsLeft ?? '…'} s`}
    </button>
  );
}
