import { act, render, renderHook } from '@testing-library/react';
import { Profiler, StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/core/clock.js';
import { systemClock } from '../../src/engine/systemClock.js';
import { useCountdown } from '../../src/hooks/useCountdown.js';
import type { Verification } from '../../src/hooks/useVerification.js';
import { createClock } from '../../src/testing/index.js';
import { type Proof, show } from './support.js';

function Leaf({ verification }: { verification: Verification<Proof> }) {
  return <p role="timer">{useCountdown(verification.expiresAtMs, verification.clock)}</p>;
}

describe('useCountdown', () => {
  it('T5: counts whole seconds down to 0, each on its second', async () => {
    const clock = createClock();
    const { result } = renderHook(() => useCountdown(2_500, clock));
    expect(result.current).toBe(3);
    await act(() => clock.advance(499));
    expect(result.current).toBe(3);
    await act(() => clock.advance(1));
    expect(result.current).toBe(2);
    await act(() => clock.advance(1_999));
    expect(result.current).toBe(1);
    await act(() => clock.advance(1));
    expect(result.current).toBe(0);
    await act(() => clock.advance(60_000));
    expect(result.current).toBe(0);
  });

  it('ticks in its leaf alone: one drawing a second there, none outside', async () => {
    const commits = { leaf: 0, outside: 0 };
    const screen = show({
      autoSend: true,
      children: (verification) => (
        <>
          <Profiler id="outside" onRender={() => (commits.outside += 1)}>
            <h1>Enter the code</h1>
          </Profiler>
          <Profiler id="leaf" onRender={() => (commits.leaf += 1)}>
            <Leaf verification={verification} />
          </Profiler>
        </>
      ),
    });
    await screen.advance(0);
    const drawn = screen.seen.length;
    commits.leaf = 0;
    commits.outside = 0;
    for (let second = 0; second < 10; second += 1) await screen.advance(1_000);
    expect(commits).toEqual({ leaf: 10, outside: 0 });
    expect(screen.seen).toHaveLength(drawn);
  });

  it('T3: is right at once when a page that slept becomes visible', () => {
    const clock = createClock();
    let sleptMs = 0;
    const sleepy: Clock = { ...clock, now: () => clock.now() + sleptMs };
    const { result } = renderHook(() => useCountdown(300_000, sleepy));
    sleptMs = 250_000;
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(result.current).toBe(50);
  });

  it('follows another deadline', () => {
    const clock = createClock();
    const { result, rerender } = renderHook(({ at }) => useCountdown(at, clock), {
      initialProps: { at: 10_000 },
    });
    rerender({ at: 60_000 });
    expect(result.current).toBe(60);
  });

  it.each([undefined, Number.NaN, Number.POSITIVE_INFINITY])(
    'T5: shows nothing for a deadline of %s',
    (deadlineMs) => {
      const clock = createClock();
      const { result } = renderHook(() => useCountdown(deadlineMs, clock));
      expect(result.current).toBeNull();
      expect(clock.pending).toBe(0);
    },
  );

  it('counts on the page’s own clock where none is given', () => {
    const { result } = renderHook(() => useCountdown(systemClock().now() + 3_600_000));
    expect(result.current).toBeGreaterThan(3_590);
    expect(result.current).toBeLessThanOrEqual(3_600);
  });

  it('T7: leaves no timer behind, in StrictMode neither', () => {
    const clock = createClock();
    function Timer() {
      return <p>{useCountdown(60_000, clock)}</p>;
    }
    const view = render(
      <StrictMode>
        <Timer />
      </StrictMode>,
    );
    expect(clock.pending).toBe(1);
    view.unmount();
    expect(clock.pending).toBe(0);
  });
});
