import { Profiler } from 'react';
import { describe, expect, it } from 'vitest';
import { type ResendCooldown, useResendCooldown } from '../../src/hooks/useResendCooldown.js';
import type { Verification } from '../../src/hooks/useVerification.js';
import { type Proof, show } from './support.js';

/** A screen with one leaf that shows the wait. */
function showCooldown(options: Parameters<typeof show>[0] = {}) {
  const shown: ResendCooldown[] = [];
  let commits = 0;
  function Leaf({ verification }: { verification: Verification<Proof> }) {
    shown.push(useResendCooldown(verification));
    return null;
  }
  const screen = show({
    ...options,
    children: (verification) => (
      <Profiler id="leaf" onRender={() => (commits += 1)}>
        <Leaf verification={verification} />
      </Profiler>
    ),
  });
  return { ...screen, cooldown: () => shown.at(-1), commits: () => commits };
}

const free = { secondsLeft: 0, canResend: true };

describe('useResendCooldown', () => {
  it('A11: says when another code can be asked for, and asking earlier sends nothing', async () => {
    const screen = showCooldown();
    expect(screen.cooldown()).toEqual(free);
    await screen.do(() => screen.now().send());
    expect(screen.cooldown()).toEqual({ secondsLeft: 30, canResend: false });

    await screen.advance(29_999);
    expect(screen.cooldown()).toEqual({ secondsLeft: 1, canResend: false });
    await screen.do(() => screen.now().send());
    expect(screen.kinds()).toEqual(['send']);

    await screen.advance(1);
    expect(screen.cooldown()).toEqual(free);
    await screen.do(() => screen.now().send());
    expect(screen.kinds()).toEqual(['send', 'send']);
    expect(screen.cooldown()).toEqual({ secondsLeft: 30, canResend: false });
  });

  it('T1: counts from the answer, not from the request', async () => {
    const screen = showCooldown({ fake: { latencyMs: 5_000 }, autoSend: true });
    await screen.advance(5_000);
    expect(screen.cooldown()?.secondsLeft).toBe(30);
  });

  it('says no while a request is under way, and once all is done', async () => {
    const screen = showCooldown();
    const held = screen.backend.hold('send');
    await screen.do(() => screen.now().send());
    expect(screen.cooldown()?.canResend).toBe(false);
    await screen.do(() => held.release());
    await screen.advance(30_000);

    const checking = screen.backend.hold('verify');
    await screen.do(() => screen.now().verify('123456'));
    expect(screen.cooldown()?.canResend).toBe(false);
    await screen.do(() => checking.release());
    expect(screen.now().status).toBe('verified');
    expect(screen.cooldown()?.canResend).toBe(false);
  });

  it('A9: says yes once the code expired, if the wait is over', async () => {
    const screen = showCooldown({ autoSend: true });
    await screen.advance(300_000);
    expect(screen.now().status).toBe('expired');
    expect(screen.cooldown()).toEqual(free);
  });

  it.each(['idle', 'cancelled'] as const)(
    'counts down what a server asked for before anything was sent, when %s',
    async (status) => {
      const screen = showCooldown();
      if (status === 'cancelled') await screen.do(() => screen.now().cancel());
      screen.backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 60 });
      await screen.do(() => screen.now().send());
      expect(screen.now().status).toBe(status);
      expect(screen.cooldown()).toEqual({ secondsLeft: 60, canResend: false });
      await screen.advance(60_000);
      expect(screen.cooldown()).toEqual(free);
    },
  );

  it('is free at once for another recipient', async () => {
    const screen = showCooldown();
    await screen.do(() => screen.now().send());
    await screen.do(() => screen.rerender({ input: { account: 2 } }));
    expect(screen.cooldown()).toEqual(free);
  });

  it('draws its leaf once a second while it lasts, and not at all afterwards', async () => {
    const screen = showCooldown({ autoSend: true });
    await screen.advance(0);
    const before = screen.commits();
    for (let second = 0; second < 30; second += 1) await screen.advance(1_000);
    expect(screen.commits() - before).toBe(30);
    await screen.advance(60_000);
    expect(screen.commits() - before).toBe(30);
  });
});
