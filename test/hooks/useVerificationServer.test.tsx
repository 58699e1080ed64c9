import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useCountdown } from '../../src/hooks/useCountdown.js';
import { useResendCooldown } from '../../src/hooks/useResendCooldown.js';
import { useVerification, type Verification } from '../../src/hooks/useVerification.js';
import { createClock, createFakeBackend } from '../../src/testing/index.js';

afterEach(() => {
  vi.restoreAllMocks();
});

function createScreen() {
  const clock = createClock();
  const backend = createFakeBackend({ clock });
  const noClock = vi.spyOn(clock, 'now');

  function Clocks({ verification }: { verification: Verification }) {
    const left = useCountdown(verification.expiresAtMs, verification.clock);
    // A deadline that is known before anything is drawn, as one that an app has stored.
    const stored = useCountdown(60_000, verification.clock);
    const { secondsLeft, canResend } = useResendCooldown(verification);
    return <p>{JSON.stringify({ left, stored, secondsLeft, canResend })}</p>;
  }
  function Screen() {
    const verification = useVerification({ backend, input: 'a-1', clock, autoSend: true });
    return (
      <section data-status={verification.status}>
        <Clocks verification={verification} />
      </section>
    );
  }
  return { clock, backend, noClock, Screen };
}

const client = new QueryClient();
const wrappers: [string, (props: { children: ReactNode }) => ReactNode][] = [
  ['with no provider', ({ children }) => children],
  [
    'under a QueryClientProvider',
    ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  ],
];

describe.each(wrappers)('T8: on the server, %s', (_, Wrapper) => {
  it('draws an idle screen, reads no clock and sends nothing', () => {
    const { Screen, backend, noClock } = createScreen();
    const html = renderToString(
      <Wrapper>
        <Screen />
      </Wrapper>,
    );
    expect(html).toContain('data-status="idle"');
    expect(html.replaceAll('&quot;', '"')).toContain(
      '{"left":null,"stored":null,"secondsLeft":0,"canResend":true}',
    );
    expect(noClock).not.toHaveBeenCalled();
    expect(backend.requests).toEqual([]);
  });

  it('the browser takes the page over without a mismatch, and then goes on', async () => {
    const { Screen, backend, clock } = createScreen();
    const screen = (
      <Wrapper>
        <Screen />
      </Wrapper>
    );
    const page = document.createElement('div');
    page.innerHTML = renderToString(screen);
    document.body.append(page);
    const onRecoverableError = vi.fn();
    const consoleError = vi.spyOn(console, 'error');
    const root = await act(async () => {
      const hydrated = hydrateRoot(page, screen, { onRecoverableError });
      await clock.advance(0);
      return hydrated;
    });
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(consoleError).not.toHaveBeenCalled();
    expect(page.querySelector('section')).toHaveAttribute('data-status', 'awaiting');
    expect(page).toHaveTextContent('{"left":300,"stored":60,"secondsLeft":30,"canResend":false}');
    expect(backend.requests).toHaveLength(1);

    await act(async () => {
      root.unmount();
      await clock.advance(0);
    });
    page.remove();
    expect(clock.pending).toBe(0);
  });
});
