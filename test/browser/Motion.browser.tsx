import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { code, emulate, show, states } from './lookScreens.js';

/** Every animation and transition that began, as it was when it did. */
let begun: { name: string; on: string; timing: ComputedEffectTiming; moved: string[] }[];

function note({ type, target }: Event) {
  for (const animation of (target as Element).getAnimations({ subtree: true })) {
    const effect = animation.effect as KeyframeEffect;
    begun.push({
      name: animation instanceof CSSAnimation ? animation.animationName : type,
      on: (effect.target as Element).className,
      timing: effect.getComputedTiming(),
      moved: effect
        .getKeyframes()
        .flatMap(({ offset, computedOffset, easing, composite, ...moved }) => Object.keys(moved)),
    });
  }
}

const names = () => begun.map(({ name }) => name);

beforeEach(() => {
  begun = [];
  document.addEventListener('animationstart', note);
  document.addEventListener('transitionrun', note);
});

afterEach(() => {
  document.removeEventListener('animationstart', note);
  document.removeEventListener('transitionrun', note);
});

const motions: Record<string, string[]> = {
  'a wrong code': ['otp-nudge'],
  busy: ['otp-turn'],
  verified: ['otp-arrive'],
};

/** A frame is drawn, and what began with it has told so. */
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

describe.each(Object.keys(states))('A22: %s', (state) => {
  it('with reduced motion nothing moves', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    await states[state]?.({});
    expect(document.getAnimations().length).toBe(0);
    await frame();
    expect(begun).toEqual([]);
  });

  it('otherwise moves by transform and opacity alone, briefly, once; only the ring of what is busy goes on', async () => {
    await emulate({ 'prefers-reduced-motion': 'no-preference' });
    await states[state]?.({});
    await frame();
    await expect.poll(names).toEqual(motions[state] ?? []);
    for (const { name, timing, moved } of begun) {
      for (const property of moved)
        expect(['opacity', 'translate', 'scale', 'rotate']).toContain(property);
      expect(moved.length).toBeGreaterThan(0);
      if (name === 'otp-turn') continue;
      expect(timing.iterations).toBe(1);
      expect(timing.duration).toBeLessThanOrEqual(300);
    }
  });
});

it('each wrong code nudges the field anew', async () => {
  await emulate({ 'prefers-reduced-motion': 'no-preference' });
  show({});
  for (const wrong of ['000000', '111111', '222222']) {
    begun = [];
    await userEvent.fill(code(), wrong);
    await expect
      .poll(() => begun.map(({ name, on }) => `${name} ${on}`))
      .toEqual(['otp-nudge otp-input']);
  }
});
