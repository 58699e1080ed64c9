'use client';

import clsx from 'clsx';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { Alphabet } from '../contract/challenge.js';
import { readHint } from '../core/readHint.js';
import type { Verification } from '../hooks/useVerification.js';
import type { Messages } from '../messages/Messages.js';
import { wordsOf } from '../messages/wordsOf.js';
import { ChannelPicker } from './ChannelPicker.js';
import { Countdown, type CountdownProps } from './Countdown.js';
import { Icon } from './Icon.js';
import { OtpInput } from './OtpInput.js';
import { ResendButton } from './ResendButton.js';
import { SentTo } from './SentTo.js';
import { SubmitButton } from './SubmitButton.js';
import { TransactionSummary } from './TransactionSummary.js';
import { useProgress } from './useProgress.js';
import { type InitialFocus, useScreenFocus } from './useScreenFocus.js';

/** What `VerifyForm` and `VerifyDialog` show and tell. */
export interface VerifyScreenProps<Proof = unknown> {
  /** Called once with the server's proof, after the screen shows success. */
  onVerified?: ((proof: Proof) => void) | undefined;
  /** The person chose to leave. Given, a Cancel button is shown; the server has been told by then. */
  onCancel?: (() => void) | undefined;
  /**
   * The person wants the code elsewhere. Given, "Use another number" is shown; the verification has been reset, so
   * that none of its clocks is left, and the app asks for the number.
   */
  onChangeDestination?: (() => void) | undefined;
  /**
   * "Start again" after too many attempts or a cancellation. Given, it replaces a fresh send: a login may have to
   * begin with the password.
   */
  onStartAgain?: (() => void) | undefined;
  /** The heading. Default: the words for the present status. */
  title?: ReactNode | undefined;
  /** Shown before the first code is sent: consent and cost, as carriers and law ask for. */
  consent?: ReactNode | undefined;
  /** Slots while the server has not named a length, 4 to 10. @default 6 */
  codeLength?: number | undefined;
  /** @default 'numeric' */
  alphabet?: Alphabet | undefined;
  /** Submit as soon as the code is complete. The button stays either way. @default true */
  autoSubmit?: boolean | undefined;
  /** Hide the characters as they are typed. @default false */
  mask?: boolean | undefined;
  /** How the time left is shown. @default 'seconds' */
  countdown?: CountdownProps['display'];
  /** Where the focus starts; `heading` for a payment whose amount must be read first. @default 'code' */
  initialFocus?: InitialFocus | undefined;
  /** @default 2 */
  headingLevel?: 1 | 2 | 3 | 4 | undefined;
  /** Any words of your own; the others stay as they are. */
  messages?: Partial<Messages> | undefined;
  className?: string | undefined;
  classNames?: VerifyClassNames | undefined;
}

/** Classes of your own for the parts. */
export type VerifyClassNames = Partial<
  Record<
    'heading' | 'description' | 'transaction' | 'field' | 'alert' | 'countdown' | 'submit' | 'help',
    string
  >
>;

interface Props<Proof> extends VerifyScreenProps<Proof> {
  verification: Verification<Proof>;
  /** For the dialog that is named by the heading. */
  headingId?: string | undefined;
}

/** The screen itself: wires the parts to one verification. Renders on a change of state, never on a key or a tick. */
export function VerifyScreen<Proof>({ verification, ...props }: Props<Proof>) {
  const { codeLength = 6, autoSubmit = true, initialFocus = 'code', classNames = {} } = props;
  const { status, challenge, error } = verification;
  const words = wordsOf(props.messages);
  const ids = { field: useId(), label: useId(), hint: useId(), alert: useId() };
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const focus = useScreenFocus(verification, { form, heading, field }, initialFocus);
  const progress = useProgress(verification);
  const [isIncomplete, setIncomplete] = useState(false);
  if (isIncomplete && status !== 'awaiting') setIncomplete(false);

  const length = challenge?.codeLength ?? codeLength;
  const alphabet = challenge?.alphabet ?? props.alphabet ?? 'numeric';
  const channel = challenge?.channel;
  const isOver = status === 'expired' || status === 'locked';
  const hasField =
    isOver || status === 'sending' || status === 'awaiting' || status === 'verifying';
  const canAskAgain =
    challenge !== undefined && status !== 'locked' && (status !== 'sending' || hasField);
  const Heading = `h${props.headingLevel ?? 2}` as 'h2';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    switch (status) {
      case 'awaiting': {
        const code = field.current?.value ?? '';
        setIncomplete(code.length < length);
        if (code.length >= length) void verification.verify(code);
        else field.current?.focus();
        return;
      }
      case 'locked':
      case 'cancelled':
        if (props.onStartAgain) props.onStartAgain();
        else void verification.send();
        return;
      case 'idle':
      case 'expired':
        void verification.send();
    }
  }

  function edited() {
    setIncomplete(false);
    verification.edit();
  }

  function alertText(): string {
    if (isIncomplete) return words.codeIncomplete({ length, alphabet });
    if (!error)
      return status === 'expired' ? words.problem({ code: 'expired', during: 'verify' }) : '';
    return words.problem({
      code: error.code,
      during: error.during,
      channel,
      attemptsRemaining: error.attemptsRemaining,
    });
  }

  const alert = alertText();
  const attemptsLeft = challenge?.attemptsRemaining;
  const ending = readHint(challenge?.destination)?.endingDigits;

  return (
    <form
      ref={form}
      className={clsx('otp-form', props.className)}
      data-status={status}
      data-error={error?.code}
      noValidate
      onSubmit={submit}
      {...focus}
    >
      <header className="otp-header">
        {status === 'verified' && (
          <span className="otp-badge">
            <Icon name="check" />
          </span>
        )}
        <Heading
          ref={heading}
          id={props.headingId}
          tabIndex={-1}
          className={clsx('otp-heading', classNames.heading)}
        >
          {props.title ?? words.heading({ status })}
        </Heading>
        <div className={clsx('otp-description', classNames.description)}>
          {status === 'idle' && (props.consent ?? words.introduction)}
          {status === 'sending' && !challenge && words.progress({ status })}
          {challenge && !isOver && <SentTo challenge={challenge} messages={props.messages} />}
        </div>
      </header>

      {challenge?.transaction && (
        <TransactionSummary
          transaction={challenge.transaction}
          messages={props.messages}
          className={classNames.transaction}
        />
      )}

      {hasField && (
        <div className={clsx('otp-field', classNames.field)}>
          <label id={ids.label} htmlFor={ids.field} className="otp-label">
            {words.codeLabel}
          </label>
          <OtpInput
            ref={field}
            id={ids.field}
            name="code"
            length={length}
            alphabet={alphabet}
            mask={props.mask}
            autoSubmit={autoSubmit}
            readOnly={isOver}
            aria-labelledby={ids.label}
            aria-describedby={alert ? `${ids.alert} ${ids.hint}` : ids.hint}
            aria-invalid={isIncomplete || error?.code === 'incorrect'}
            onChange={edited}
          />
        </div>
      )}

      <div className="otp-feedback">
        <p role="alert" id={ids.alert} className={clsx('otp-alert', classNames.alert)}>
          {alert && (
            <>
              <Icon name="alert" />
              {alert}
            </>
          )}
        </p>
        {hasField && !isOver && (
          <p id={ids.hint} className="otp-hint">
            {(verification.sendCount ?? 0) > 1
              ? words.useLatest
              : words.codeHint({ length, alphabet, isAutoSubmitted: autoSubmit })}
            {attemptsLeft !== undefined && attemptsLeft <= 2 && error?.code !== 'incorrect' && (
              <> {words.attemptsRemaining({ count: attemptsLeft })}</>
            )}
          </p>
        )}
        {hasField && !isOver && (
          <Countdown
            verification={verification}
            display={props.countdown}
            messages={props.messages}
            className={classNames.countdown}
          />
        )}
        <span role="status" className="otp-sr">
          {progress &&
            words.progress({
              status: progress,
              channel,
              ending: ending && words.numberEnding({ digits: ending }),
            })}
        </span>
      </div>

      {status !== 'verified' && (
        <SubmitButton
          verification={verification}
          messages={props.messages}
          className={classNames.submit}
        />
      )}

      {status !== 'verified' && status !== 'cancelled' && (
        <div className={clsx('otp-help', classNames.help)}>
          {canAskAgain && !isOver && (
            <p className="otp-no-code">
              {words.noCode} <ResendButton verification={verification} messages={props.messages} />
            </p>
          )}
          {canAskAgain && <ChannelPicker verification={verification} messages={props.messages} />}
          <p className="otp-leave">
            {props.onChangeDestination && (
              <button
                type="button"
                className="otp-link"
                onClick={() => {
                  verification.reset();
                  props.onChangeDestination?.();
                }}
              >
                {words.changeDestination({ channel })}
              </button>
            )}
            {props.onCancel && (
              <button
                type="button"
                className="otp-link"
                onClick={() => {
                  verification.cancel();
                  props.onCancel?.();
                }}
              >
                {words.cancel}
              </button>
            )}
          </p>
        </div>
      )}
    </form>
  );
}
