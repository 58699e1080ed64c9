'use client';

import clsx from 'clsx';
import { type RefObject, useId, useRef } from 'react';
import type { Verification } from '../hooks/useVerification.js';
import { wordsOf } from '../messages/wordsOf.js';
import { Icon } from './Icon.js';
import { useModal } from './useModal.js';
import { VerificationSource, type VerificationSourceProps } from './VerificationSource.js';
import { VerifyScreen } from './VerifyScreen.js';
import type { VerifyScreenProps } from './VerifyScreenProps.js';

interface DialogProps {
  /** Whether the dialog is shown. The verification begins when it opens and is cancelled when it closes unfinished. */
  open: boolean;
  /** The person closed it: by the button, by Escape, or by Cancel. Set `open` from it. */
  onOpenChange: (open: boolean) => void;
  /**
   * Whether Escape and the close button close it. Off, pass `onCancel`, so that a visible Cancel is the way out.
   * @default true
   */
  dismissible?: boolean | undefined;
  /** Takes the focus on closing where the element that had it before is gone, hidden or disabled. */
  returnFocusRef?: RefObject<HTMLElement | null> | undefined;
  /** Class of the `<dialog>`. */
  dialogClassName?: string | undefined;
}

export type VerifyDialogProps<Input = unknown, Proof = unknown> = VerificationSourceProps<
  Input,
  Proof
> &
  VerifyScreenProps<Proof> &
  DialogProps;

/**
 * `VerifyForm` in a native modal `<dialog>`: the page behind is inert, Tab stays inside, Escape closes, the focus
 * goes back to where it was.
 *
 * Give it `backend` and `input`, or the `verification` that the app holds.
 *
 * @example <VerifyDialog open={open} onOpenChange={setOpen} backend={backend} input={order} autoSend onVerified={pay} />
 * @selector `.otp-dialog`
 */
export function VerifyDialog<Input, Proof>(props: VerifyDialogProps<Input, Proof>) {
  // Mounted only while open: what belongs to one verification ends with it.
  return props.open ? (
    <VerificationSource source={props}>
      {(verification) => <OpenDialog {...props} verification={verification} />}
    </VerificationSource>
  ) : null;
}

function OpenDialog<Proof>({
  open: _open,
  onOpenChange,
  dismissible = true,
  returnFocusRef,
  dialogClassName,
  verification,
  onCancel,
  ...screen
}: DialogProps & VerifyScreenProps<Proof> & { verification: Verification<Proof> }) {
  const headingId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog, returnFocusRef);

  /** By whichever way: the server hears of it once, then the app. What is cancelled already stays so. */
  function leave() {
    if (verification.status !== 'verified') {
      verification.cancel();
      onCancel?.();
    }
    onOpenChange(false);
  }

  return (
    <dialog
      ref={dialog}
      className={clsx('otp-dialog', dialogClassName)}
      aria-labelledby={headingId}
      // Not yet in every React's types; browsers that do not know it leave Escape working.
      {...(!dismissible && { closedby: 'none' })}
      // The state follows `close`: a second Escape closes whatever `cancel` was told (A16).
      onClose={(event) => {
        if (!event.currentTarget.open) leave();
      }}
    >
      {dismissible && (
        <button
          type="button"
          className="otp-close"
          aria-label={wordsOf(screen.messages).close}
          onClick={leave}
        >
          <Icon name="close" />
        </button>
      )}
      <VerifyScreen
        {...screen}
        verification={verification}
        headingId={headingId}
        onCancel={onCancel && leave}
      />
    </dialog>
  );
}
