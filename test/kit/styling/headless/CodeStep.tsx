import { useOtpInput, useVerification, type VerificationBackend } from 'react-otp-verify';
import './code-step.css';

/** Nothing of the package but its hooks: this markup, this style sheet. */
export function CodeStep({ backend }: { backend: VerificationBackend }) {
  const { status, error, verify, fieldRef } = useVerification({
    backend,
    input: {},
    autoSend: true,
  });
  const otp = useOtpInput({ onComplete: verify });

  if (status === 'verified') return <p role="status">You are in.</p>;
  return (
    <>
      <div className="code" {...otp.getRootProps()}>
        <input
          {...otp.getInputProps({
            'aria-label': 'Code',
            'aria-invalid': error?.code === 'incorrect',
          })}
          ref={fieldRef}
        />
        {[0, 1, 2, 3, 4, 5].map((index) => (
          <span key={index} {...otp.getSlotProps(index)} />
        ))}
      </div>
      <p role="alert">{error?.code === 'incorrect' && 'That code is not right.'}</p>
    </>
  );
}
