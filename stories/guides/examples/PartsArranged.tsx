import { Countdown, OtpInput, PhoneHint, ResendButton, useVerification } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';

const backend = createFakeBackend({ latencyMs: 600 });

export function PartsArranged() {
  const verification = useVerification({ backend, input: {}, autoSend: true });
  const { status, challenge, error, verify, edit } = verification;
  if (status === 'verified') return <p>Thank you.</p>;
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <p>
        A code is on its way to <PhoneHint destination={challenge?.destination} />
      </p>
      <OtpInput
        ref={verification.fieldRef}
        label="Your code"
        length={challenge?.codeLength}
        groups={[3, 3]}
        aria-invalid={error?.code === 'incorrect'}
        aria-busy={status === 'sending' || status === 'verifying'}
        onChange={edit}
        onComplete={verify}
      />
      <p role="alert">{error && `That did not work: ${error.code}`}</p>
      <Countdown verification={verification} display="minutes" />
      <ResendButton verification={verification} />
    </form>
  );
}
