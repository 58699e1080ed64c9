'use client';

import { createContext, useContext } from 'react';
import { UsageError } from '../contract/UsageError.js';
import type { VerifyDialogHandle } from './createVerifyDialog.js';

declare const process: { env: { NODE_ENV?: string } };

/** What `VerifyDialogProvider` gives to everything inside it. */
export const VerifyDialogContext = createContext<VerifyDialogHandle | undefined>(undefined);

/**
 * Opens the dialog of the `VerifyDialogProvider` above by a call. The function is the same on every render.
 *
 * @example
 * const verify = useVerifyDialog<{ order: string }, { token: string }>();
 * const result = await verify({ input: { order }, title: 'Confirm your order' });
 * if (result.status === 'verified') await ship(result.proof.token);
 */
export function useVerifyDialog<Input = unknown, Proof = unknown>(): VerifyDialogHandle<
  Input,
  Proof
>['verify'] {
  const dialog = useContext(VerifyDialogContext);
  // Written in place: behind an imported constant some bundlers keep the sentences in production.
  if (process.env.NODE_ENV !== 'production' && !dialog) {
    throw new UsageError(
      '`useVerifyDialog` found no `VerifyDialogProvider` above it',
      'so there is no dialog that it could open',
      'Render `<VerifyDialogProvider backend={backend}>` around the app.',
    );
  }
  // A context has one type for all apps; what the backend takes and gives, whoever asks says.
  return (dialog as VerifyDialogHandle<Input, Proof>).verify;
}
