'use client';

// One file, since it is copied as one: the form, and below it the parts that tick or wait, each rendering on its own.

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import {
  type ActionName,
  type UseVerificationOptions,
  useCountdown,
  useResendCooldown,
  useVerification,
  type Verification,
  en as words,
} from 'react-otp-verify';
import { OtpInput } from './otp-input.js';

export interface VerifyFormProps<Input, Proof> extends UseVerificationOptions<Input, Proof> {
  /** Given, a Cancel button is shown; the server has been told by then. */
  onCancel?: (() => void) | undefined;
}

/** The code step of a login, a registration or a payment, in markup of your own. */
export function VerifyForm<Input, Proof>({ onCancel, ...options }: VerifyFormProps<Input, Proof>) {
  const verification = useVerification(options);
  const { status, challenge, error, sendCount = 0, fieldRef, send, verify } = verification;
  const { channel, canResend, transaction, codeLength: length = 6 } = challenge ?? {};
  const alphabet = challenge?.alphabet ?? 'numeric';
  const heading = useRef<HTMLHeadingElement>(null);
  const [isIncomplete, setIncomplete] = useState(false);
  const id = useId();

  const isOver = status === 'expired' || status === 'locked';
  const isOpen = status === 'sending' || status === 'awaiting' || status === 'verifying';
  // On a call that is confirmed by a key there is nothing to type.
  const isByKey = channel === 'dtmf_confirm';
  const hasField = (isOpen || isOver) && !isByKey;
  const spoken =
    status === 'cancelled' && verification.isVerifiedElsewhere ? 'verifiedElsewhere' : status;

  useEffect(() => {
    // A code that was asked for is typed next; where the field is gone, the focus stays in the form.
    if (status === 'sending') fieldRef.current?.focus();
    if (status === 'verified' || status === 'cancelled') heading.current?.focus();
  }, [status, fieldRef]);

  useEffect(() => {
    // What is typed next takes the place of the wrong code.
    if (error?.code === 'incorrect') fieldRef.current?.select();
  }, [error, fieldRef]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (status === 'awaiting') {
      const code = fieldRef.current?.value ?? '';
      setIncomplete(code.length < length);
      if (code.length === length) void verify(code);
    } else if (!isOpen && status !== 'verified') void send();
  }

  function alertText() {
    if (isIncomplete && status === 'awaiting') return words.codeIncomplete({ length, alphabet });
    const { attemptsRemaining } = error ?? {};
    if (error) return words.problem({ ...error, channel, canResend, attemptsRemaining });
    if (status !== 'expired') return '';
    return words.problem({ code: 'expired', during: 'verify', channel, canResend });
  }

  const alert = alertText();
  return (
    <form
      noValidate
      onSubmit={submit}
      data-status={status}
      className="flex w-full max-w-sm flex-col gap-5 text-foreground"
    >
      <header className="flex flex-col gap-1.5">
        <h2
          ref={heading}
          tabIndex={-1}
          className="text-xl font-semibold tracking-tight outline-none"
        >
          {words.heading({ status: spoken, channel })}
        </h2>
        <p role="status" className="text-sm text-muted-foreground empty:hidden">
          {status === 'idle' && words.introduction}
          {status === 'sending' && !challenge && words.progress({ status })}
          {challenge && !isOver && <SentTo verification={verification} />}
        </p>
      </header>

      {transaction && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-md border p-4 text-sm">
          <dt className="text-muted-foreground">{words.amountLabel}</dt>
          <dd className="text-end font-medium">{words.amount(transaction)}</dd>
          <dt className="text-muted-foreground">{words.payeeLabel}</dt>
          <dd className="text-end font-medium">{transaction.payee}</dd>
        </dl>
      )}

      {isByKey && isOpen && <TimeLeft verification={verification} />}
      {hasField && (
        <div className="flex flex-col gap-2">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
            <label htmlFor={id} className="font-medium">
              {words.codeLabel}
            </label>
            {!isOver && <TimeLeft verification={verification} />}
          </div>
          <OtpInput
            inputRef={fieldRef}
            id={id}
            name="code"
            length={length}
            alphabet={alphabet}
            autoSubmit
            readOnly={isOver}
            aria-invalid={isIncomplete || error?.code === 'incorrect'}
            aria-describedby={`${id}-${alert ? 'alert' : 'hint'}`}
            onChange={() => {
              setIncomplete(false);
              verification.edit();
            }}
          />
        </div>
      )}

      <div className="-mt-3 text-sm">
        <p role="alert" id={`${id}-alert`} className="font-medium text-destructive">
          {alert}
        </p>
        <p role="status" id={`${id}-hint`} className="text-muted-foreground">
          {hasField &&
            !isOver &&
            !alert &&
            (sendCount > 1
              ? words.useLatest
              : words.codeHint({ length, alphabet, isAutoSubmitted: true }))}
        </p>
        <p role="status" className="sr-only">
          {(status === 'verifying' || status === 'verified') && words.progress({ status })}
        </p>
      </div>

      {status !== 'verified' && !(isByKey && isOpen) && <Submit verification={verification} />}
      {challenge && status !== 'locked' && canResend !== false && (
        <OtherWays verification={verification} />
      )}
      {onCancel && status !== 'verified' && status !== 'cancelled' && (
        <button
          type="button"
          className="self-start rounded-sm text-sm text-muted-foreground underline-offset-4 hover:underline focus-visible:ring-[3px] focus-visible:ring-ring/50 focus-visible:outline-none"
          onClick={() => {
            verification.cancel();
            onCancel();
          }}
        >
          {words.cancel}
        </button>
      )}
    </form>
  );
}

type Part = { verification: Verification };

const button =
  'inline-flex min-h-11 items-center justify-center rounded-md px-4 text-sm font-medium tabular-nums outline-none focus-visible:ring-[3px] focus-visible:ring-ring/50';
const primary = `${button} bg-primary text-primary-foreground not-aria-disabled:hover:bg-primary/90 aria-disabled:opacity-70`;
const outline = `${button} w-full border border-input bg-background text-foreground not-aria-disabled:hover:bg-accent not-aria-disabled:hover:text-accent-foreground aria-disabled:text-muted-foreground dark:bg-input/30`;

/** Seen with the masked number, heard as "number ending 3456". */
function SentTo({ verification: { challenge } }: Part) {
  const { channel, destination } = challenge ?? {};
  const digits = /\d{2,4}$/.exec(destination ?? '')?.[0];
  const seen = words.sentTo({ channel, destination });
  if (!digits) return seen;
  return (
    <>
      <span aria-hidden="true">{seen}</span>
      <span className="sr-only">
        {words.sentTo({ channel, destination: words.numberEnding({ digits }) })}
      </span>
    </>
  );
}

/** Renders once a second, on its own; spoken three times. */
function TimeLeft({ verification: { expiresAtMs, clock, challenge } }: Part) {
  const seconds = useCountdown(expiresAtMs, clock);
  const channel = challenge?.channel;
  return (
    <>
      <p role="timer" className="text-sm text-muted-foreground tabular-nums">
        {seconds ? words.expiresIn({ clock: words.clock({ seconds }), channel }) : ''}
      </p>
      <span role="status" className="sr-only">
        {(seconds === 60 || seconds === 30 || seconds === 10) &&
          words.expiresSoon({ seconds, channel })}
      </span>
    </>
  );
}

/** The one primary button: always the way on. */
function Submit({ verification }: Part) {
  const { status, challenge, error, resendAtMs, clock } = verification;
  const isBusy = status === 'sending' || status === 'verifying';
  const checkAtMs = error?.during === 'verify' ? error.retryAtMs : undefined;
  const wait = useCountdown(
    isBusy ? undefined : status === 'awaiting' ? checkAtMs : resendAtMs,
    clock,
  );
  return (
    <button type="submit" aria-disabled={isBusy || Boolean(wait)} className={primary}>
      <Waiting seconds={wait}>
        {words.action({ name: actionOf(verification), channel: challenge?.channel })}
      </Waiting>
    </button>
  );
}

function actionOf({ status, challenge }: Verification): ActionName {
  switch (status) {
    case 'idle':
      return 'send';
    case 'sending':
      return challenge ? 'verify' : 'sending';
    case 'verifying':
      return 'verifying';
    case 'expired':
      return challenge.canResend === false ? 'startAgain' : 'resend';
    case 'locked':
    case 'cancelled':
      return 'startAgain';
    default:
      return 'verify';
  }
}

/** Another code, and the other ways to get one. `aria-disabled` keeps the focus where it is. */
function OtherWays({ verification }: Part) {
  const { secondsLeft, canResend } = useResendCooldown(verification);
  const { channel, channels = [] } = verification.challenge ?? {};
  const send = (other?: typeof channel) => {
    if (canResend) void verification.send({ channel: other });
  };
  return (
    <div className="flex flex-col gap-2 text-sm text-muted-foreground empty:hidden">
      {verification.status !== 'expired' && (
        <>
          <p>{words.noCode({ channel })}</p>
          <button
            type="button"
            aria-disabled={!canResend}
            className={outline}
            onClick={() => send()}
          >
            <Waiting seconds={secondsLeft}>{words.action({ name: 'resend', channel })}</Waiting>
          </button>
        </>
      )}
      {channels
        .filter((other) => other !== channel)
        .map((other) => (
          <button
            key={other}
            type="button"
            aria-disabled={!canResend}
            className={outline}
            onClick={() => send(other)}
          >
            {words.channel({ channel: other })}
          </button>
        ))}
    </div>
  );
}

/** The words of a button that has to wait: seen with the time left, and named without, since a name must not tick. */
function Waiting({ seconds, children }: { seconds: number | null; children: string }): ReactNode {
  if (!seconds) return children;
  return (
    <>
      <span aria-hidden="true">
        {words.actionIn({ label: children, wait: words.clock({ seconds }) })}
      </span>
      <span className="sr-only">{children}</span>
    </>
  );
}
