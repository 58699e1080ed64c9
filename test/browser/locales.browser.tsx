import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { en } from '../../src/index.js';
import { openScene, type Scene } from '../messages/openScene.js';
import { channels, moments, statuses } from '../messages/scenes.js';
import { shippedLocales } from '../messages/shippedLocales.js';
import { brokenWords, spills, tornNumbers, unmirrored } from './fit.js';
import '../../src/styles/index.css';

// Places are measured, and what is wrong is nudged.
const still = document.createElement('style');
still.textContent = '* { animation: none !important; }';

beforeEach(() => document.head.append(still));

afterEach(() => {
  cleanup();
  document.body.removeAttribute('style');
  document.documentElement.removeAttribute('dir');
  sessionStorage.clear();
});

describe('every language at 320 px', () => {
  beforeEach(async () => {
    await page.viewport(320, 640);
    Object.assign(document.body.style, { margin: '16px', fontFamily: 'sans-serif' });
    return async () => {
      await page.viewport(800, 600);
    };
  });

  const flaws = (root: HTMLElement, tag: string) =>
    [...spills(root), ...brokenWords(root, tag)].map((flaw) => `${tag}: ${flaw}`);

  it.each([...statuses, ...moments, ...channels.filter(({ title }) => !title.includes(','))])(
    '$title: nothing overflows, no button is clipped, no word is broken',
    async (scene) => {
      const { container, speak } = await openScene(scene);
      const found = shippedLocales.flatMap(([tag, messages]) => {
        container.lang = tag;
        document.documentElement.dir = isRightToLeft(tag) ? 'rtl' : 'ltr';
        speak(messages);
        return flaws(container, tag);
      });
      expect(found).toEqual([]);
    },
  );

  it('a word that is too long would be found', async () => {
    const { container, speak } = await openScene({ title: 'idle', props: { autoSend: false } });
    const word = 'Donaudampfschifffahrtsgesellschaftskapitän';
    speak({ ...en, action: () => word });
    expect(flaws(container, 'de')).toEqual([`de: broken in two: ${word}`]);
    const style = document.createElement('style');
    container.append(style);
    style.textContent = '.otp-submit { inline-size: 8rem; white-space: nowrap; }';
    expect(flaws(container, 'de')).toEqual([
      `de: leaves its button: ${word}`,
      `de: does not fit into its button: ${word}`,
    ]);
    style.textContent = '.otp-form { min-inline-size: 400px; }';
    expect(flaws(container, 'de')).toEqual(['de: the page is 416 px wide']);
  });
});

describe('A23: right to left', () => {
  const rightToLeft = shippedLocales.filter(([tag]) => isRightToLeft(tag));

  const wrongCode: Scene = {
    title: 'wrong code',
    isDialog: true,
    fake: {
      challenge: { transaction: { amount: '1249.90', currency: 'EUR', payee: 'Northwind' } },
    },
    script: (backend) =>
      backend.nextVerify({ status: 'failed', code: 'incorrect', attemptsRemaining: 10 }),
    act: ({ type }) => type('000000'),
  };

  it('finds its languages', () => {
    expect(rightToLeft.map(([tag]) => tag).sort()).toEqual(['ar', 'fa', 'he']);
  });

  it.each(rightToLeft)(
    '%s: the screen is mirrored, and what is left to right stays so',
    async (tag, messages) => {
      document.documentElement.dir = 'rtl';
      const { container, speak } = await openScene(wrongCode);
      speak(messages);
      expect(unmirrored(container)).toEqual([]);

      // The masked number, the amount, the clock, the attempts, and the wait on the button.
      const { read, torn } = tornNumbers(container);
      expect(torn).toEqual([]);
      const { format } = new Intl.NumberFormat(tag);
      expect(read).toEqual([
        '+1 ******3456',
        new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(1249.9),
        `${format(5)}:${format(0)}${format(0)}`,
        format(10),
        `${format(0)}:${format(30)}`,
      ]);

      const slots = [...container.querySelectorAll('.otp-input__slot')].map(
        (slot) => slot.getBoundingClientRect().left,
      );
      expect(slots).toEqual(slots.toSorted((a, b) => a - b));
      expect(new Set(slots).size).toBe(6);
      const field = container.querySelector('input') as HTMLInputElement;
      expect(getComputedStyle(field).direction).toBe('ltr');
    },
  );

  it('a screen that is not mirrored would be found, and a number that is torn', async () => {
    const { container } = await openScene(wrongCode);
    expect(unmirrored(container)).toHaveLength(5);
    expect(tornNumbers(container).torn).toEqual([]);
    const upsideDown = document.createElement('style');
    upsideDown.textContent = '.otp-form * { direction: rtl; unicode-bidi: bidi-override; }';
    container.append(upsideDown);
    const { read, torn } = tornNumbers(container);
    expect(torn).toEqual(read);
  });
});

function isRightToLeft(tag: string): boolean {
  return /^(ar|fa|he)$/.test(tag);
}
