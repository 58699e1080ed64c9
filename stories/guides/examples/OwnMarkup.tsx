import {
  useCountdown,
  useResendCooldown,
  useVerification,
  type Verification,
} from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({ latencyMs: 600 });

export function OwnMarkup() {
  const verification = useVerification({ backend, input: {} });
  const { send, verify } = verification;
  switch (verification.status) {
    case 'idle':
    case 'cancelled':
      return (
        <button type="button" onClick={() => void send()}>
          Send me a code
        </button>
      );
    case 'sending':
      return <p role="status">Sending…</p>;
    case 'awaiting':
    case 'verifying':
      return (
        <form action={(data) => void verify(String(data.get('code')))}>
          <label>
            Code <input name="code" inputMode="numeric" autoComplete="one-time-code" />
          </label>{' '}
          <button type="submit" aria-disabled={verification.status === 'verifying'}>
            Check
          </button>
          <p role="alert">
            {verification.error?.code === 'incorrect' && 'That code is not right.'}
          </p>
          <Clocks verification={verification} />
        </form>
      );
    case 'expired':
    case 'locked':
      return <Clocks verification={verification} />;
    case 'verified':
      return <p>Thank you.</p>;
  }
}

/** The only component that renders each second. */
function Clocks({ verification }: { verification: Verification }) {
  const expiresIn = useCountdown(verification.expiresAtMs, verification.clock);
  const { canResend, secondsLeft } = useResendCooldown(verification);
  return (
    <p>
      {verification.status === 'awaiting' && `Good for ${expiresIn} s. `}
      <button
        type="button"
        aria-disabled={!canResend}
        onClick={() => canResend && void verification.send()}
      >
        Another code {secondsLeft ? `in ${secondsLeft} s` : ''}
      </button>
    </p>
  );
}
