import type { Verified } from '../contract/backend.js';
import { UsageError } from '../contract/UsageError.js';
import type { UseVerificationOptions } from '../hooks/useVerification.js';
import type { VerifyDialogProps } from './VerifyDialog.js';
import type { VerifyScreenProps } from './VerifyScreenProps.js';

declare const process: { env: { NODE_ENV?: string } };

/** What can be said of a dialog that is opened by a call: the props of `VerifyDialog` but those that the call answers. */
export interface VerifyDialogOptions<Input = unknown, Proof = unknown>
  extends Omit<UseVerificationOptions<Input, Proof>, 'input' | 'onVerified'>,
    Omit<VerifyScreenProps<Proof>, 'onVerified'>,
    Pick<VerifyDialogProps, 'dismissible' | 'returnFocusRef' | 'dialogClassName'> {}

/** What to verify, and what is said otherwise for this once than the provider says. */
export interface VerifyDialogRequest<Input = unknown, Proof = unknown>
  extends Partial<VerifyDialogOptions<Input, Proof>> {
  input: Input;
  /** Closes the dialog, or takes the call out of the queue: the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

export type VerifyDialogResult<Proof = unknown> = Verified<Proof> | { status: 'cancelled' };

/** One call that waits for its result. */
export interface VerifyDialogCall<Input = unknown, Proof = unknown> {
  /** Another one for each call: the `key` of its dialog. */
  id: number;
  request: VerifyDialogRequest<Input, Proof>;
  /** Ends the call. Whatever comes after the first result changes nothing. */
  settle(result: VerifyDialogResult<Proof>): void;
}

export interface VerifyDialogHandle<Input = unknown, Proof = unknown> {
  /**
   * Opens the dialog and resolves when it closes. Several calls open it one after the other. Whatever a person does, it
   * does not reject; when the provider goes away it resolves with `cancelled`.
   */
  verify(request: VerifyDialogRequest<Input, Proof>): Promise<VerifyDialogResult<Proof>>;
  /** The call whose turn it is. With `subscribe` for `useSyncExternalStore`, in a provider of your own. */
  getCall(): VerifyDialogCall<Input, Proof> | undefined;
  subscribe(listener: () => void): () => void;
}

/**
 * A dialog to be opened from outside of React, such as by an API client that is a module of its own. Give it to the
 * `VerifyDialogProvider` that shows it. Inside of React `useVerifyDialog` needs no handle.
 *
 * @example
 * export const dialog = createVerifyDialog<{ flow: string }, { token: string }>();
 * export const api = createStepUp({ detect, verify: dialog.verify });
 * // and where the app is drawn:
 * <VerifyDialogProvider dialog={dialog} backend={backend} autoSend>
 */
export function createVerifyDialog<Input = unknown, Proof = unknown>(): VerifyDialogHandle<
  Input,
  Proof
> {
  type Call = VerifyDialogCall<Input, Proof>;
  let calls: readonly Call[] = [];
  let count = 0;
  let wasShown = false;
  const listeners = new Set<() => void>();

  function change(next: readonly Call[]): void {
    calls = next;
    for (const listener of listeners) listener();
  }

  /**
   * After the effects of the present commit: StrictMode takes a provider away and puts it back, and the effects of what is
   * inside a provider run before its own.
   */
  function ifNobodyShows(leave: () => void): void {
    queueMicrotask(() => {
      if (listeners.size === 0) leave();
    });
  }

  return {
    verify: (request) =>
      new Promise((resolve, reject) => {
        const { signal } = request;
        signal?.throwIfAborted();
        const end = () => {
          signal?.removeEventListener('abort', abort);
          change(calls.filter((one) => one !== call));
        };
        const abort = () => {
          reject(signal?.reason);
          end();
        };
        const call: Call = {
          id: count++,
          request,
          settle(result) {
            resolve(result);
            end();
          },
        };
        signal?.addEventListener('abort', abort);
        change([...calls, call]);
        ifNobodyShows(() => {
          // Written in place: behind an imported constant some bundlers keep the sentences in production.
          if (process.env.NODE_ENV !== 'production' && !wasShown) {
            reject(
              new UsageError(
                '`verify` was called before a `VerifyDialogProvider` was on the page',
                'so there is no dialog that could open',
                'Render `<VerifyDialogProvider backend={backend}>` around the app, with the `dialog` whose `verify` this is.',
              ),
            );
          }
          call.settle({ status: 'cancelled' });
        });
      }),
    getCall: () => calls[0],
    subscribe(listener) {
      wasShown = true;
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        ifNobodyShows(() => {
          for (const call of calls) call.settle({ status: 'cancelled' });
        });
      };
    },
  };
}
