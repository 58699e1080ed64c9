import {
  MutationCache,
  onlineManager,
  QueryClient,
  QueryClientProvider,
  useIsMutating,
} from '@tanstack/react-query';
import { screen as page, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { VerificationError } from '../../src/contract/VerificationError.js';
import { show } from './support.js';

afterEach(() => {
  onlineManager.setOnline(true);
  vi.useRealTimers();
});

type Config = ConstructorParameters<typeof MutationCache>[0];

/** A screen under an app's QueryClient, whose cache tells of every change. */
function showUnder(config: Config = {}, options: Parameters<typeof show>[0] = {}) {
  const mutationCache = new MutationCache(config);
  const client = new QueryClient({
    mutationCache,
    // What apps set for their own mutations must not reach ours.
    defaultOptions: { mutations: { retry: 3, retryDelay: 0, networkMode: 'online' } },
  });
  const history: string[] = [];
  mutationCache.subscribe(() => {
    const held = mutationCache.getAll().map(({ state, options }) => [state, options]);
    history.push(JSON.stringify(held, (_, value) => (value instanceof Error ? `${value}` : value)));
  });
  function Busy() {
    return <output>{useIsMutating({ mutationKey: ['react-otp-verify'] })}</output>;
  }
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      {children}
      <Busy />
    </QueryClientProvider>
  );
  return { ...show({ ...options, wrapper }), client, mutationCache, history };
}

describe('DESIGN: requests are TanStack Query mutations', () => {
  it('useIsMutating counts a request while it is under way', async () => {
    const screen = showUnder();
    const held = screen.backend.hold('send');
    await screen.do(() => screen.now().send());
    await waitFor(() => expect(page.getByRole('status')).toHaveTextContent('1'));
    expect(screen.client.isMutating({ mutationKey: ['react-otp-verify', 'send'] })).toBe(1);
    await screen.do(() => held.release());
    await waitFor(() => expect(page.getByRole('status')).toHaveTextContent('0'));
  });

  it('S1: neither code nor number nor proof is ever in the cache, and nothing stays in it', async () => {
    const screen = showUnder({}, { input: { phone: '+15550001234' } });
    await screen.do(() => screen.now().send());
    screen.backend.nextVerify(new VerificationError('network', 'no connection'));
    await screen.do(() => screen.now().verify('987654'));
    await screen.do(() => screen.now().verify('123456'));
    expect(screen.now().status).toBe('verified');

    const told = screen.history.join();
    for (const word of ['react-otp-verify', 'sent', 'verified', 'no connection']) {
      expect(told).toContain(word);
    }
    for (const secret of ['987654', '123456', '5550001234', '3456', 'proof-1', 'fake-1']) {
      expect(told).not.toContain(secret);
    }
    await waitFor(() => expect(screen.mutationCache.getAll()).toEqual([]));
  });

  it('a global onError hears faults, not answers, and nothing of what was called off', async () => {
    const onError = vi.fn();
    const screen = showUnder({ onError });
    const heard = () => onError.mock.calls.map(([error]) => error as unknown);
    const fault = new VerificationError('timeout', 'no answer');

    screen.backend.nextSend(fault);
    await screen.do(() => screen.now().send());
    expect(heard()).toEqual([fault]);

    await screen.do(() => screen.now().send());
    await screen.do(() => screen.now().verify('000000'));
    screen.backend.hold('verify');
    await screen.do(() => screen.now().verify('111111'));
    await screen.do(() => screen.now().reset());
    expect(screen.kinds()).toEqual(['send', 'send', 'verify', 'verify', 'cancel']);
    expect(heard()).toEqual([fault]);
  });

  it('a global onError hears of an answer of no known shape', async () => {
    const onError = vi.fn();
    const screen = showUnder({ onError });
    screen.backend.nextSend({ status: 'ok' } as never);
    await screen.do(() => screen.now().send());
    expect(screen.now().error?.code).toBe('bad_response');
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'bad_response' });
  });

  it('N7: a cancel that fails is nobody’s news', async () => {
    const onError = vi.fn();
    const screen = showUnder({ onError });
    await screen.do(() => screen.now().send());
    const held = screen.backend.hold('cancel');
    await screen.do(() => screen.now().cancel());
    await screen.do(() => held.release(new TypeError('Failed to fetch')));
    expect(screen.kinds()).toEqual(['send', 'cancel']);
    expect(onError).not.toHaveBeenCalled();
  });

  it('N1: nothing is repeated, though the app repeats its own mutations', async () => {
    const screen = showUnder();
    screen.backend.nextSend(new TypeError('Failed to fetch'));
    await screen.do(() => screen.now().send());
    await screen.advance(60_000);
    expect(screen.kinds()).toEqual(['send']);
    expect(screen.now().error?.code).toBe('network');
  });

  it('N14: offline a request is made at once, and none is made when the network is back', async () => {
    const screen = showUnder();
    onlineManager.setOnline(false);
    screen.backend.nextSend(new TypeError('Failed to fetch'));
    await screen.do(() => screen.now().send());
    expect(screen.now()).toMatchObject({ status: 'idle', error: { code: 'network' } });
    await screen.do(() => {
      onlineManager.setOnline(true);
      return screen.client.resumePausedMutations();
    });
    expect(screen.kinds()).toEqual(['send']);
    expect(screen.history.join()).not.toContain('"isPaused":true');
  });

  it('what the app does after every mutation neither delays an answer nor spoils it', async () => {
    for (const onSuccess of [
      () => new Promise<void>(() => {}),
      () => {
        throw new Error('the app failed');
      },
    ]) {
      const screen = showUnder({ onSuccess });
      await screen.do(() => screen.now().send());
      expect(screen.now().status).toBe('awaiting');
      await screen.do(() => screen.now().verify('123456'));
      expect(screen.now().status).toBe('verified');
      await screen.unmount();
    }
  });

  it('a request that takes its time keeps no timer running', async () => {
    const screen = showUnder();
    screen.backend.hold('send');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await screen.do(() => screen.now().send());
    vi.advanceTimersByTime(100);
    expect(screen.client.isMutating()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
