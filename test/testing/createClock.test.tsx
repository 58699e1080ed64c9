import { act, render, screen } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { createClock, type TestClock } from '../../src/testing/index.js';

it('stands still until it is told to move', async () => {
  const clock = createClock({ startMs: 1_000 });
  expect(clock.now()).toBe(1_000);
  await clock.advance(0);
  expect(clock.now()).toBe(1_000);
  await clock.advance(250);
  expect(clock.now()).toBe(1_250);
});

it('runs what falls due in order, each at its own hour, and nothing that does not', async () => {
  const clock = createClock();
  const ran: string[] = [];
  const at = (name: string) => () => ran.push(`${name} ${clock.now()}`);
  clock.after(300, at('third'));
  clock.after(100, at('first'));
  clock.after(100, at('second, of the same hour'));
  clock.after(301, at('later'));
  expect(clock.pending).toBe(4);
  await clock.advance(300);
  expect(ran).toEqual(['first 100', 'second, of the same hour 100', 'third 300']);
  expect([clock.now(), clock.pending]).toEqual([300, 1]);
});

it('runs within the same call what the callbacks set, a tick each second say', async () => {
  const clock = createClock();
  const seconds: number[] = [];
  const tick = () => {
    seconds.push(clock.now() / 1000);
    clock.after(1_000, tick);
  };
  clock.after(1_000, tick);
  await clock.advance(3_500);
  expect(seconds).toEqual([1, 2, 3]);
});

it('lets promises settle before the first callback and after each', async () => {
  const clock = createClock();
  const log: string[] = [];
  // Longer than any number of awaits that a test could write by hand.
  const chain = async (name: string) => {
    for (let links = 0; links < 100; links += 1) await null;
    log.push(name);
  };
  void chain('before').then(() => clock.after(10, () => log.push('set by a promise')));
  clock.after(20, () => void chain('answered').then(() => clock.after(5, () => log.push('after'))));
  clock.after(40, () => log.push('last'));
  await clock.advance(40);
  expect(log).toEqual(['before', 'set by a promise', 'answered', 'after', 'last']);
});

it('T7: calls off what is called off, once or twice, before or after it ran', async () => {
  const clock = createClock();
  const callback = vi.fn();
  const callOff = clock.after(10, callback);
  callOff();
  callOff();
  expect(clock.pending).toBe(0);
  const callOffLate = clock.after(10, callback);
  await clock.advance(10);
  callOffLate();
  expect(callback).toHaveBeenCalledTimes(1);
});

it('T6: clamps a wait to what a timer can hold, and takes a negative one for none', async () => {
  const clock = createClock();
  const late = vi.fn();
  const early = vi.fn();
  clock.after(Number.POSITIVE_INFINITY, late);
  clock.after(-5, early);
  await clock.advance(0);
  expect(early).toHaveBeenCalledTimes(1);
  await clock.advance(2 ** 31 - 2);
  expect(late).not.toHaveBeenCalled();
  await clock.advance(1);
  expect(late).toHaveBeenCalledTimes(1);
});

it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses to advance by %s', async (ms) => {
  await expect(createClock().advance(ms)).rejects.toThrow(
    `react-otp-verify: \`clock.advance\` takes a number of milliseconds from 0 up, received ${ms}, so`,
  );
});

it('passes on what a callback throws, and goes on from there', async () => {
  const clock = createClock();
  const next = vi.fn();
  clock.after(10, () => {
    throw new Error('broken');
  });
  clock.after(20, next);
  await expect(clock.advance(20)).rejects.toThrow('broken');
  expect([clock.now(), next.mock.calls.length]).toEqual([10, 0]);
  await clock.advance(10);
  expect(next).toHaveBeenCalledTimes(1);
});

it('moves although the timers of the runtime are faked', async () => {
  vi.useFakeTimers();
  try {
    const clock = createClock();
    const callback = vi.fn();
    clock.after(10, callback);
    await clock.advance(10);
    expect(callback).toHaveBeenCalledTimes(1);
  } finally {
    vi.useRealTimers();
  }
});

it('draws the screen when wrapped in act', async () => {
  const clock = createClock();
  render(<Seconds clock={clock} />);
  await act(() => clock.advance(2_000));
  expect(screen.getByText('2')).toBeVisible();
  await act(() => clock.advance(1_500));
  expect(screen.getByText('3')).toBeVisible();
});

it('draws the screen where there is no act', async () => {
  const clock = createClock();
  render(<Seconds clock={clock} />);
  const advanced = clock.advance(2_000);
  expect(await screen.findByText('2')).toBeVisible();
  await advanced;
});

function Seconds({ clock }: { clock: TestClock }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    let callOff = () => {};
    const tick = () => {
      callOff = clock.after(1_000, () => {
        setSeconds(Math.floor(clock.now() / 1000));
        tick();
      });
    };
    tick();
    return () => callOff();
  }, [clock]);
  return <p>{seconds}</p>;
}
