import { describe, expect, it, vi } from 'vitest';
import type { VerificationBackend } from '../../src/contract/backend.js';
import { createFakeBackend } from '../../src/testing/index.js';
import { type Proof, show } from './support.js';

describe.each([
  ['', false],
  ['in StrictMode: ', true],
])('%suseVerification', (_, strict) => {
  it('N4: one press is one message, one submit one check', async () => {
    const onVerified = vi.fn();
    const screen = show({ strict, onVerified });
    await screen.do(() => screen.now().send());
    expect(screen.now()).toMatchObject({ status: 'awaiting', challenge: { codeLength: 6 } });
    await screen.do(() => screen.now().verify('123456'));

    expect(screen.now()).toMatchObject({ status: 'verified', proof: { token: 'proof-1' } });
    expect(screen.kinds()).toEqual(['send', 'verify']);
    expect(onVerified).toHaveBeenCalledExactlyOnceWith({ token: 'proof-1' });
  });

  it('N4: sends nothing by itself', async () => {
    const screen = show({ strict });
    await screen.advance(60_000);
    expect(screen.now().status).toBe('idle');
    expect(screen.kinds()).toEqual([]);
  });

  it('N4: autoSend sends once', async () => {
    const screen = show({ strict, autoSend: true });
    await screen.do(() => screen.rerender());
    expect(screen.now().status).toBe('awaiting');
    expect(screen.kinds()).toEqual(['send']);
  });

  it('N6: unmounting cancels once', async () => {
    const screen = show({ strict, autoSend: true });
    await screen.advance(0);
    await screen.unmount();
    expect(screen.kinds()).toEqual(['send', 'cancel']);
    expect(screen.clock.pending).toBe(0);
  });

  it('N6: unmounting after success cancels nothing', async () => {
    const screen = show({ strict, autoSend: true });
    await screen.do(() => screen.now().verify('123456'));
    await screen.do(() => screen.now().verify('123456'));
    await screen.unmount();
    expect(screen.kinds()).toEqual(['send', 'verify']);
  });

  it('another input cancels the verification under way and starts over', async () => {
    const screen = show({ strict, autoSend: true });
    await screen.advance(0);
    await screen.do(() => screen.rerender({ autoSend: true, input: { account: 2 } }));
    expect(screen.kinds()).toEqual(['send', 'cancel', 'send']);
    expect(screen.now()).toMatchObject({ status: 'awaiting', sendCount: 1 });
  });
});

describe('what the hook returns', () => {
  it('is the same object until something changes, and its actions always are', async () => {
    const screen = show();
    const first = screen.now();
    screen.rerender();
    expect(screen.now()).toBe(first);
    await screen.do(() => screen.now().send());
    expect(screen.now()).not.toBe(first);
    for (const action of ['send', 'verify', 'edit', 'cancel', 'reset'] as const) {
      expect(screen.now()[action]).toBe(first[action]);
    }
  });

  it('never ticks: nothing is drawn while a code is awaited', async () => {
    const screen = show({ autoSend: true });
    await screen.advance(0);
    const drawn = screen.seen.length;
    await screen.advance(299_999);
    expect(screen.seen).toHaveLength(drawn);
    await screen.advance(1);
    expect(screen.seen).toHaveLength(drawn + 1);
    expect(screen.now().status).toBe('expired');
  });

  it('draws nothing for an action that has no place', async () => {
    const screen = show({ autoSend: true });
    await screen.advance(0);
    const drawn = screen.seen.length;
    await screen.do(() => {
      screen.now().edit();
      void screen.now().send();
    });
    expect(screen.seen).toHaveLength(drawn);
  });

  it('S1: holds neither what was typed nor a key', async () => {
    const screen = show({ autoSend: true });
    await screen.advance(0);
    await screen.do(() => screen.now().verify('987654'));
    await screen.do(() => screen.now().verify('987655'));
    const keys = screen.backend.requests.map((request) => request.idempotencyKey);
    const shown = JSON.stringify(screen.seen);
    for (const secret of ['987654', '987655', ...keys]) expect(shown).not.toContain(secret);
  });
});

describe('what the app passes', () => {
  it('is the newest at the time of use', async () => {
    const old = vi.fn();
    const current = vi.fn();
    const screen = show({ autoSend: true, onError: old });
    await screen.advance(0);
    const another = createFakeBackend<Proof>();
    screen.rerender({ autoSend: true, onError: current, backend: another });
    await screen.do(() => screen.now().verify('000000'));
    expect(another.requests).toMatchObject([{ kind: 'verify' }]);
    expect(old).not.toHaveBeenCalled();
    expect(current).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'incorrect', during: 'verify' }),
    );
  });

  it.each([
    ['send', { verify: () => {} }],
    ['verify', { send: () => {} }],
    ['send', undefined],
  ])('must be able to %s: development says what is wrong with %o', (name, backend) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    // What React does not catch it reports to the page, which would print it.
    const quiet = (event: ErrorEvent) => event.preventDefault();
    window.addEventListener('error', quiet);
    const pass = () => show({ backend: backend as unknown as VerificationBackend<unknown, Proof> });
    expect(pass).toThrow(new RegExp(`^react-otp-verify: \`backend.${name}\` .+, so .+\\. Pass `));
    window.removeEventListener('error', quiet);
    vi.restoreAllMocks();
  });
});
