import { useCountdown, type Verification } from '../../../src/index.js';

/** Why no code went out, where no field is to blame. The count is not in the alert, which would say every second. */
export function SendProblem({ verification }: { verification: Verification }) {
  const { error, clock } = verification;
  const seconds = useCountdown(error?.retryAtMs, clock);
  return (
    <div className="form-problem">
      <p role="alert">{error && wordsFor(error.code)}</p>
      {seconds !== null && (
        <p role="timer">
          {seconds > 0 ? `You can try again in ${seconds} s.` : 'You can try again now.'}
        </p>
      )}
    </div>
  );
}

function wordsFor(code: string): string {
  switch (code) {
    case 'unauthenticated':
    case 'invalid_request':
      return '';
    case 'rate_limited':
      return 'A code was asked for a moment ago.';
    case 'network':
    case 'timeout':
      return 'Could not reach Fernhill. Check your connection and try again.';
    default:
      return 'That did not work. Please try again.';
  }
}
