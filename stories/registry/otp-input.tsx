'use client';

import type { CSSProperties, Ref } from 'react';
import { type OtpInputAttributes, type OtpInputOptions, useOtpInput } from 'react-otp-verify';

export interface OtpInputProps
  extends OtpInputOptions,
    Omit<OtpInputAttributes, 'className' | 'style'> {
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/**
 * One real input over slots that its own characters fall into: they stand as far apart as the slots do, and the input is
 * a slot wider than they are, so that the caret after the last character scrolls nothing.
 */
export function OtpInput({
  length = 6,
  alphabet,
  value,
  defaultValue,
  onChange,
  onComplete,
  onInvalid,
  autoSubmit,
  blurOnComplete,
  inputRef,
  ...attributes
}: OtpInputProps) {
  const otp = useOtpInput({
    length,
    alphabet,
    value,
    defaultValue,
    onChange,
    onComplete,
    onInvalid,
    autoSubmit,
    blurOnComplete,
  });
  return (
    <div
      {...otp.getRootProps()}
      style={{ '--length': length } as CSSProperties}
      className="@container relative isolate flex h-14 w-full max-w-[calc(var(--length)*4rem)] gap-2 overflow-clip"
    >
      <input
        {...otp.getInputProps(attributes)}
        ref={inputRef}
        className="peer absolute inset-y-0 left-0 z-10 w-[calc(100%+(100%+0.5rem)/var(--length))] border-0 bg-transparent bg-clip-text p-0 pl-[calc(((100%+0.5rem)/var(--length)-0.5rem-1ch)/2)] font-mono text-2xl tracking-[calc((100cqi+0.5rem)/var(--length)-1ch)] text-foreground outline-none selection:bg-transparent selection:text-foreground read-only:cursor-default disabled:text-muted-foreground"
      />
      {Array.from({ length }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place.
          key={index}
          {...otp.getSlotProps(index)}
          className="min-w-0 flex-1 rounded-md border border-input bg-background shadow-xs peer-read-only:opacity-50 peer-aria-invalid:border-destructive data-active:border-ring data-active:inset-ring-2 data-active:inset-ring-ring/50 dark:bg-input/30"
        />
      ))}
    </div>
  );
}
