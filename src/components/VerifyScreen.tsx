'use client';

import clsx from 'clsx';
import { type FormEvent, useId, useRef, useState } from 'react';
import { isByKey, isCall } from '../contract/channel.js';
import { readHint } from '../core/readHint.js';
import { isBusy } from '../core/state.js';
import type { Verification } from '../hooks/useVerification.js';
import { wordsOf } from '../messages/wordsOf.js';
import { Countdown } from './Countdown.js';
import { Icon } from './Icon.js';
import { OtherWays } from './OtherWays.js';
import { OtpInput } from './OtpInput.js';
import { SentTo } from './SentTo.js';
import { SubmitButton } from './SubmitButton.js';
import { TransactionSummary } from './TransactionSummary.js';
import { useFromBefore } from './useFromBefore.js';
import { spokenStatus, useProgress } from './useProgress.js';
import { useScreenFocus } from './useScreenFocus.js';
import type { VerifyScreenProps } from './VerifyScreenProps.js';

interface Props<Proof> extends VerifyScreenProps<Proof> {
  verification: Verification<Proof>;
  /** For the dialog that is named by the heading. */
  headingId?: string | undefined;
}

/** The screen itself: wires the parts to one verification. Renders on a change of state, never on a key or a tick. */
export function VerifyScreen<Proof>({ verification, ...props }: Props<Proof>) {
  const { codeLength = 6, autoSubmit = true, initialFocus = 'code', classNames = {} } = props;
  const { status, challenge, error, fieldRef: field, delivery, sendCount = 0 } = verification;
  const words = wordsOf(props.messages);
  const ids = { field: useId(), label: useId(), hint: useId(), alert: useId() };
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const focus = useScreenFocus(verification, { form, heading, field }, initialFocus);
  const progress = useProgress(verification);
  const [isIncomplete, setIncomplete] = useState(false);
  if (isIncomplete && status !== 'awaiting') setIncomplete(false);

  const length = challenge?.codeLength ?? codeLength;
  const alphabet = challenge?.alphabet ?? props.alphabet ?? 'numeric';
  const { channel, canResend } = challenge ?? {};
  const isOver = status === 'expired' || status === 'locked';
  // Where a key is pressed on the call there is nothing to type, and nothing to submit.
  const isConfirmedByKey = isByKey(channel);
  const isOpen = status === 'awaiting' || isBusy(verification);
  const hasField = !isConfirmedByKey && (isOver || isOpen);
  const spoken = spokenStatus(verification);
  const isAnew =
    status === 'locked' || status === 'cancelled' || (status === 'expired' && canResend === false);
  // Where the app begins again, its own rules say when.
  const startAgain = isAnew ? props.onStartAgain : undefined;
  const Heading = `h${props.headingLevel ?? 2}` as 'h2';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    switch (status) {
      case 'awaiting': {
        const code = field.current?.value ?? '';
        setIncomplete(code.length < length);
        if (code.length >= length) void verification.verify(code);
        else field.current?.focus();
        // Refused already: the field says so again, and the next digit takes its place.
        if (error?.code === 'incorrect') {
          field.current?.focus();
          field.current?.select();
        }
        return;
      }
      case 'idle':
      case 'expired':
      case 'locked':
      case 'cancelled':
        if (startAgain) startAgain();
        else void verification.send();
    }
  }

  function edited() {
    setIncomplete(false);
    verification.edit();
  }

  function alertText(): string {
    if (isIncomplete) return words.codeIncomplete({ length, alphabet });
    if (!error)
      return status === 'expired'
        ? words.problem({ code: 'expired', during: 'verify', channel, canResend })
        : '';
    return words.problem({
      code: error.code,
      during: error.during,
      channel,
      canResend,
      attemptsRemaining: error.attemptsRemaining,
    });
  }

  /** What is going on, for those who hear the screen. */
  function progressText(): string {
    if (!progress) return '';
    // A call is to be answered first; which code counts is said with the field.
    if (progress === 'awaiting' && sendCount > 1 && !isCall(channel)) return words.useLatest;
    return words.progress({
      status: progress,
      channel,
      ending: ending ? words.numberEnding({ digits: ending }) : undefined,
    });
  }

  const alert = alertText();
  const delivered = delivery === 'delivered' ? words.delivered({ channel }) : '';
  const isOldAlert = useFromBefore(alert);
  const isOldDelivery = useFromBefore(delivered);
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
      <div className="otp-header">
        {(status === 'verified' || spoken === 'verifiedElsewhere') && (
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
          {props.title ?? words.heading({ status: spoken, channel })}
        </Heading>
        <div className={clsx('otp-description', classNames.description)}>
          {status === 'idle' && (props.consent ?? words.introduction)}
          {status === 'sending' && !challenge && words.progress({ status })}
          {challenge && !isOver && (
            <>
              <SentTo challenge={challenge} messages={props.messages} />{' '}
              <span role={isOldDelivery ? undefined : 'status'} className="otp-delivered">
                {delivered}
              </span>
            </>
          )}
        </div>
      </div>

      {challenge?.transaction && (
        <TransactionSummary
          transaction={challenge.transaction}
          messages={props.messages}
          className={classNames.transaction}
        />
      )}

      {isConfirmedByKey && isOpen && (
        <Countdown
          verification={verification}
          display={props.countdown}
          messages={props.messages}
          className={classNames.countdown}
        />
      )}

      {hasField && (
        <div className={clsx('otp-field', classNames.field)}>
          <div className="otp-field-head">
            <label id={ids.label} htmlFor={ids.field} className="otp-label">
              {words.codeLabel}
            </label>
            {!isOver && (
              <Countdown
                verification={verification}
                display={props.countdown}
                messages={props.messages}
                className={classNames.countdown}
              />
            )}
          </div>
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
            aria-describedby={clsx(alert && ids.alert, !isOver && ids.hint)}
            aria-invalid={isIncomplete || error?.code === 'incorrect'}
            onChange={edited}
          />
        </div>
      )}

      <div className="otp-feedback">
        {/* There before its words (A5), which come as one element: of several, each would be announced. */}
        <div role={isOldAlert ? undefined : 'alert'} id={ids.alert}>
          {alert && (
            <p className={clsx('otp-alert', classNames.alert)}>
              <Icon name="alert" />
              {alert}
            </p>
          )}
        </div>
        {hasField && !isOver && (
          <p id={ids.hint} className="otp-hint">
            {sendCount > 1
              ? words.useLatest
              : words.codeHint({ length, alphabet, isAutoSubmitted: autoSubmit })}
            {attemptsLeft !== undefined &&
              attemptsLeft <= 2 &&
              // Those of the last code, until the next is there.
              status !== 'sending' &&
              error?.code !== 'incorrect' &&
              ` ${words.attemptsRemaining({ count: attemptsLeft })}`}
          </p>
        )}
        <span role="status" className="otp-sr">
          {progressText()}
        </span>
      </div>

      {status !== 'verified' && !(isConfirmedByKey && isOpen) && (
        <SubmitButton
          verification={startAgain ? { ...verification, resendAtMs: undefined } : verification}
          messages={props.messages}
          className={classNames.submit}
        />
      )}

      {status !== 'verified' && status !== 'cancelled' && (
        <OtherWays {...props} verification={verification} className={classNames.help} />
      )}
    </form>
  );
}
