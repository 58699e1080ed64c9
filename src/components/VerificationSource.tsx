'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import {
  type UseVerificationOptions,
  useVerification,
  type Verification,
} from '../hooks/useVerification.js';

/**
 * Where a screen takes its verification from: either `backend` and `input`, and it runs one of its own, or
 * `verification`, and the app holds it.
 */
export type VerificationSourceProps<Input, Proof> =
  | (UseVerificationOptions<Input, Proof> & { verification?: undefined })
  | ({
      /** What `useVerification` returned. Its options are given there. */
      verification: Verification<Proof>;
      onVerified?: ((proof: Proof) => void) | undefined;
    } & { [K in Exclude<keyof UseVerificationOptions, 'onVerified'>]?: undefined });

/** Calls `children` with the verification, whichever way it was given. */
export function VerificationSource<Input, Proof>({
  source,
  children,
}: {
  source: VerificationSourceProps<Input, Proof>;
  children: (verification: Verification<Proof>) => ReactNode;
}) {
  return source.verification ? (
    <GivenVerification {...source}>{children}</GivenVerification>
  ) : (
    <OwnVerification options={source}>{children}</OwnVerification>
  );
}

function OwnVerification<Input, Proof>({
  options,
  children,
}: {
  options: UseVerificationOptions<Input, Proof>;
  children: (verification: Verification<Proof>) => ReactNode;
}) {
  return children(useVerification(options));
}

function GivenVerification<Proof>({
  verification,
  onVerified,
  children,
}: {
  verification: Verification<Proof>;
  onVerified?: ((proof: Proof) => void) | undefined;
  children: (verification: Verification<Proof>) => ReactNode;
}) {
  // Survives StrictMode's second run of the effect: a success is told once.
  const isTold = useRef(false);
  useEffect(() => {
    const isVerified = verification.status === 'verified';
    if (isVerified && !isTold.current) onVerified?.(verification.proof);
    isTold.current = isVerified;
  }, [verification, onVerified]);
  return children(verification);
}
