'use client';

import { type ReactNode, useState, useSyncExternalStore } from 'react';
import {
  createVerifyDialog,
  type VerifyDialogHandle,
  type VerifyDialogOptions,
} from './createVerifyDialog.js';
import { VerifyDialogContext } from './useVerifyDialog.js';
import { VerifyDialog } from './VerifyDialog.js';

export interface VerifyDialogProviderProps<Input = unknown, Proof = unknown>
  extends VerifyDialogOptions<Input, Proof> {
  /** From `createVerifyDialog`, for calls from outside of React as well. */
  dialog?: VerifyDialogHandle<Input, Proof> | undefined;
  /** Whatever may ask for a verification: the app. */
  children?: ReactNode;
}

/**
 * Shows a `VerifyDialog` whenever `verify` is called, by a component inside it (`useVerifyDialog`) or by whoever has its
 * `dialog`. Its other props are those of `VerifyDialog`; what a call says itself comes first.
 *
 * @example
 * <VerifyDialogProvider backend={backend} autoSend>
 *   <App />
 * </VerifyDialogProvider>
 */
export function VerifyDialogProvider<Input, Proof>({
  dialog,
  children,
  ...defaults
}: VerifyDialogProviderProps<Input, Proof>) {
  const [own] = useState(createVerifyDialog<Input, Proof>);
  const handle = dialog ?? own;
  const call = useSyncExternalStore(handle.subscribe, handle.getCall, noCall);
  return (
    <VerifyDialogContext.Provider value={handle as VerifyDialogHandle}>
      {children}
      {call && (
        <VerifyDialog
          {...defaults}
          {...call.request}
          key={call.id}
          open
          onOpenChange={() => call.settle({ status: 'cancelled' })}
          onVerified={(proof) => call.settle({ status: 'verified', proof })}
        />
      )}
    </VerifyDialogContext.Provider>
  );
}

/** On a server nobody can be asked, and the first render in the browser draws the same. */
function noCall(): undefined {}
