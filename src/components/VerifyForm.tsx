'use client';

import { VerificationSource, type VerificationSourceProps } from './VerificationSource.js';
import { VerifyScreen } from './VerifyScreen.js';
import type { VerifyScreenProps } from './VerifyScreenProps.js';

export type VerifyFormProps<Input = unknown, Proof = unknown> = VerificationSourceProps<
  Input,
  Proof
> &
  VerifyScreenProps<Proof>;

/**
 * The whole screen, inline: what was sent where, the field, both clocks, resend and other channels, every failure
 * and what to do about it. A real `<form>`; one primary button is always the way on.
 *
 * Give it `backend` and `input`, or the `verification` that the app holds.
 *
 * @example <VerifyForm backend={backend} input={{ email, password }} autoSend onVerified={signIn} />
 * @selector `.otp-form`, `[data-status]`
 */
export function VerifyForm<Input, Proof>(props: VerifyFormProps<Input, Proof>) {
  return (
    <VerificationSource source={props}>
      {(verification) => <VerifyScreen {...props} verification={verification} />}
    </VerificationSource>
  );
}
