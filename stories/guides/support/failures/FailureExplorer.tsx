import { useState } from 'react';
import { type FailureCode, VerificationError } from 'react-otp-verify';
import { Still } from '../../../gallery/Still.js';
import type { State } from '../../../gallery/states.js';
import { failures } from './failures.js';
import '../../../gallery/gallery.css';

/** The screen after the failure that is chosen, brought about by the answer that brings it about in life. */
export function FailureExplorer() {
  const [code, setCode] = useState<FailureCode>('incorrect');
  const failure = failures.find((failure) => failure.code === code);
  const [during, setDuring] = useState<'send' | 'verify'>('verify');
  const places: readonly string[] = failure?.during ?? [];
  const place = places.includes(during) ? during : during === 'send' ? 'verify' : 'send';
  return (
    <div className="docs-explorer">
      <p>
        <label>
          Failure{' '}
          <select value={code} onChange={(event) => setCode(event.target.value as FailureCode)}>
            {failures.map((failure) => (
              <option key={failure.code}>{failure.code}</option>
            ))}
          </select>
        </label>{' '}
        <label>
          of{' '}
          <select
            value={place}
            onChange={(event) => setDuring(event.target.value as 'send' | 'verify')}
          >
            {places.map((place) => (
              <option key={place}>{place}</option>
            ))}
          </select>
        </label>
      </p>
      <Still key={`${code} ${place}`} state={stateOf(code, place)} />
    </div>
  );
}

function stateOf(code: FailureCode, during: 'send' | 'verify'): State {
  const isFault = code === 'network' || code === 'timeout' || code === 'bad_response';
  const outcome = isFault
    ? new VerificationError(code, 'shown on purpose')
    : ({
        status: 'failed',
        code,
        ...(code === 'rate_limited' && { retryAfterSeconds: 40 }),
        ...(code === 'incorrect' && { attemptsRemaining: 3 }),
      } as const);
  return {
    id: code,
    title: code,
    challenge: { channels: ['sms', 'call'] },
    script: ({ backend }) =>
      during === 'send' ? backend.nextSend(outcome) : backend.nextVerify(outcome),
    ...(during === 'verify' && { act: (person) => person.type('240865') }),
  };
}
