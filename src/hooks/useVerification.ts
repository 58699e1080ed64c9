'use client';

import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { UsageError } from '../contract/UsageError.js';
import type { Clock } from '../core/clock.js';
import type { VerificationSnapshot } from '../core/snapshot.js';
import { createEngine, type VerificationActions } from '../engine/createEngine.js';
import type { EngineOptions, VerificationOptions } from '../engine/EngineOptions.js';
import { systemClock } from '../engine/systemClock.js';
import { runAsMutation } from './runAsMutation.js';

declare const process: { env: { NODE_ENV?: string } };

/** What `useVerification` takes. */
export interface UseVerificationOptions<Input = unknown, Proof = unknown>
  extends VerificationOptions<Input, Proof> {
  /** Where time comes from. For tests. @default the system's clocks */
  clock?: Clock | undefined;
}

/** A verification: what it is now, and what a person can do about it. The same object until either changes. */
export type Verification<Proof = unknown> = VerificationSnapshot<Proof> &
  VerificationActions<Proof> & {
    /** The clock on which `expiresAtMs`, `resendAtMs` and `error.retryAtMs` are moments. */
    clock: Clock;
    /**
     * The `ref` of your own field: a code that comes by text message is put into it as if it were typed there, where the
     * browser can (`webOtp`). The screens of this package do it by themselves.
     */
    fieldRef: { current: HTMLInputElement | null };
  };

let privateClient: QueryClient | undefined;

/** For apps that have no `QueryClientProvider`; made on first use. */
function ownClient(): QueryClient {
  privateClient ??= new QueryClient();
  return privateClient;
}

/**
 * Runs one verification: send, resend, verify, cancel, every failure and every deadline. One user intent is one
 * request, in StrictMode too. Renders only when the state changes, never on a tick: clocks are `useCountdown` and
 * `useResendCooldown`. Requests run as TanStack Query mutations of the `QueryClient` above, or of a private one.
 */
export function useVerification<Input, Proof>(
  options: UseVerificationOptions<Input, Proof>,
): Verification<Proof> {
  // Written in place: behind an imported constant some bundlers keep the check in production.
  if (process.env.NODE_ENV !== 'production') checkBackend(options.backend);
  const sharedClient = useContext(QueryClientContext);
  const engineOptions: EngineOptions<Input, Proof> = {
    ...options,
    run: (kind, signal, request) =>
      runAsMutation(sharedClient ?? ownClient(), kind, signal, request),
  };
  const [{ engine, clock }] = useState(() => {
    const clock = options.clock ?? systemClock();
    return { clock, engine: createEngine(engineOptions, clock) };
  });
  // No dependencies: what the app passes may be new on every render, and the next request must use it.
  useEffect(() => engine.configure(engineOptions));
  useEffect(() => engine.attach(), [engine]);
  const snapshot = useSyncExternalStore<VerificationSnapshot<Proof>>(
    engine.subscribe,
    engine.getSnapshot,
    // Nothing starts before an effect, so the server and the first client render draw the same (T8).
    engine.getSnapshot,
  );
  return useMemo(
    () => ({ ...snapshot, ...engine.actions, clock, fieldRef: engine.fieldRef }),
    [snapshot, engine, clock],
  );
}

function checkBackend(backend: unknown): void {
  const calls = (backend ?? {}) as { send?: unknown; verify?: unknown };
  for (const name of ['send', 'verify'] as const) {
    if (typeof calls[name] !== 'function') {
      throw new UsageError(
        `\`backend.${name}\` must be a function, received ${typeof calls[name]}`,
        `so no code could be ${name === 'send' ? 'sent' : 'checked'}`,
        'Pass `createHttpBackend({ baseUrl })`, or an object with `send` and `verify`.',
      );
    }
  }
}
