import { act, render } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import {
  type UseVerificationOptions,
  useVerification,
  type Verification,
} from '../../src/hooks/useVerification.js';
import {
  createClock,
  createFakeBackend,
  type FakeBackendOptions,
} from '../../src/testing/index.js';

export interface Proof {
  token: string;
}

interface ShowOptions extends Partial<UseVerificationOptions<unknown, Proof>> {
  fake?: FakeBackendOptions<Proof>;
  strict?: boolean;
  wrapper?: (props: { children: ReactNode }) => ReactNode;
  children?: (verification: Verification<Proof>) => ReactNode;
}

/** A screen that uses the hook, in React, with a clock that stands still and a backend in memory. */
export function show({ fake, strict = false, wrapper, children, ...changes }: ShowOptions = {}) {
  const clock = createClock();
  const backend = createFakeBackend<Proof>({ clock, proof: { token: 'proof-1' }, ...fake });
  const seen: Verification<Proof>[] = [];

  function Screen(props: Partial<UseVerificationOptions<unknown, Proof>>) {
    // A new object on every render, as apps write it.
    const verification = useVerification({ backend, input: { account: 1 }, clock, ...props });
    seen.push(verification);
    return children?.(verification);
  }
  const screen = (props: typeof changes) =>
    strict ? (
      <StrictMode>
        <Screen {...props} />
      </StrictMode>
    ) : (
      <Screen {...props} />
    );
  const view = render(screen(changes), wrapper && { wrapper });

  return {
    backend,
    clock,
    seen,
    /** What the hook returned last. */
    now: () => {
      const last = seen.at(-1);
      if (!last) throw new Error('nothing was drawn yet');
      return last;
    },
    kinds: () => backend.requests.map((request) => request.kind),
    /** Does something and lets everything settle that can. */
    do: (action: () => unknown) =>
      act(async () => {
        action();
        await clock.advance(0);
      }),
    advance: (ms: number) => act(() => clock.advance(ms)),
    rerender: (props: typeof changes = changes) => view.rerender(screen(props)),
    unmount: () =>
      act(async () => {
        view.unmount();
        await clock.advance(0);
      }),
  };
}
