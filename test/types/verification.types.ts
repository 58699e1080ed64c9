// Checked by tsc: what must compile, and what must not.
import type {
  Challenge,
  Channel,
  Failure,
  FailureCode,
  SendResult,
  UseVerificationOptions,
  Verification,
  VerificationBackend,
  VerificationSnapshot,
  VerifyResult,
} from '../../src/index.js';
import { useCountdown, useResendCooldown, useVerification } from '../../src/index.js';

interface Account {
  id: string;
}
interface Token {
  token: string;
}

declare const backend: VerificationBackend<Account, Token>;
declare const verification: Verification<Token>;
declare function takes<T>(value: T): void;

/** Every status, by name: a new one must be thought of wherever statuses are told apart. */
function closed(status: VerificationSnapshot['status']): string {
  switch (status) {
    case 'idle':
    case 'sending':
    case 'awaiting':
    case 'verifying':
    case 'verified':
    case 'expired':
    case 'locked':
    case 'cancelled':
      return status;
    default: {
      const unknown: never = status;
      return unknown;
    }
  }
}

function proofOnlyWhenVerified(): void {
  // @ts-expect-error nobody knows whether it is verified
  takes<Token>(verification.proof);
  if (verification.status === 'verified') {
    takes<Token>(verification.proof);
    takes<undefined>(verification.challenge);
    // @ts-expect-error the proof is what the backend gives
    takes<{ session: string }>(verification.proof);
  } else {
    takes<undefined>(verification.proof);
  }
  // The proof alone tells the status, too.
  if (verification.proof) takes<'verified'>(verification.status);
}

function challengeOnlyWhereThereIsOne(): void {
  // @ts-expect-error there may be none
  takes<Challenge>(verification.challenge);
  switch (verification.status) {
    case 'awaiting':
    case 'verifying':
    case 'expired':
      takes<Challenge>(verification.challenge);
      takes<number>(verification.sendCount);
      return;
    case 'sending':
    case 'locked':
      takes<Challenge | undefined>(verification.challenge);
      // @ts-expect-error a first send has none yet
      takes<Challenge>(verification.challenge);
      return;
    default:
      takes<undefined>(verification.challenge);
      takes<undefined>(verification.expiresAtMs);
  }
}

function errorsAreCodes(): void {
  takes<FailureCode | undefined>(verification.error?.code);
  takes<'send' | 'verify' | undefined>(verification.error?.during);
  // @ts-expect-error a fault is a code in state, never a thrown thing
  takes<Error | undefined>(verification.error);
  // @ts-expect-error not one of the closed set
  takes<FailureCode>('wrong_code');
}

function snapshotsCannotBeMadeUp(): void {
  const always = { error: undefined, resendAtMs: undefined };
  takes<VerificationSnapshot<Token>>({ status: 'idle', ...always });
  // @ts-expect-error success needs its proof
  takes<VerificationSnapshot<Token>>({ status: 'verified', ...always });
  // @ts-expect-error nothing but `verified` has a proof
  takes<VerificationSnapshot<Token>>({ status: 'idle', ...always, proof: { token: 't' } });
}

function UsesTheHook(): void {
  const own = useVerification({ backend, input: { id: 'a-1' }, onVerified: ({ token }) => token });
  takes<Verification<Token>>(own);
  takes<Promise<VerificationSnapshot<Token>>>(own.send());
  takes<Promise<VerificationSnapshot<Token>>>(own.send({ channel: 'call' }));
  takes<Promise<VerificationSnapshot<Token>>>(own.verify('123456'));
  takes<number | null>(useCountdown(own.expiresAtMs, own.clock));
  takes<{ secondsLeft: number | null; canResend: boolean }>(useResendCooldown(own));
  // @ts-expect-error a code is text: a number has lost its leading zeros
  void own.verify(123456);
  // @ts-expect-error the input is what the backend takes
  useVerification({ backend, input: { id: 1 } });
  // @ts-expect-error a verification has something to verify
  useVerification({ backend });
  // @ts-expect-error a backend can do both
  useVerification({ backend: { send: backend.send }, input: { id: 'a-1' } });
}

function optionsMayBeUndefined(): UseVerificationOptions<Account, Token> {
  return {
    backend,
    input: { id: 'a-1' },
    autoSend: undefined,
    channel: undefined,
    cancelOnUnmount: undefined,
    onVerified: undefined,
    onError: undefined,
    clock: undefined,
  };
}

function backendsAnswerInValues(): void {
  takes<Channel>('sms');
  takes<Channel>('carrier_pigeon');
  takes<SendResult<Token>>({ status: 'sent', challenge: {} });
  takes<VerifyResult<Token>>({ status: 'failed', code: 'incorrect', attemptsRemaining: 2 });
  takes<Failure>({ status: 'failed', code: 'rate_limited', retryAfterSeconds: undefined });
  // @ts-expect-error success is the word, not a flag
  takes<VerifyResult<Token>>({ ok: true, proof: { token: 't' } });
  // @ts-expect-error a message on its way has a challenge, if an empty one
  takes<SendResult<Token>>({ status: 'sent' });
  // @ts-expect-error durations, not dates
  takes<Challenge>({ expiresInSeconds: new Date() });
  // Cancelling and listening are more than a backend must do.
  takes<VerificationBackend<Account, Token>>({ send: backend.send, verify: backend.verify });
}

// None of it runs; it is named here so that nothing counts as unused.
void [
  closed,
  proofOnlyWhenVerified,
  challengeOnlyWhereThereIsOne,
  errorsAreCodes,
  snapshotsCannotBeMadeUp,
  UsesTheHook,
  optionsMayBeUndefined,
  backendsAnswerInValues,
];
