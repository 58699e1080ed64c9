import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { contrast, ground, seen } from './contrast.js';
import { code, emulate, looks, looksAndSchemes, states } from './lookScreens.js';

const all = (container: ParentNode, selector: string) => [
  ...container.querySelectorAll<HTMLElement>(selector),
];

/** Every piece of text that is seen, with the colours that it is written in and on. */
function texts(container: HTMLElement) {
  const walk = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const found: { text: string; front: string; back: string }[] = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement as HTMLElement;
    const text = node.nodeValue?.trim();
    if (!text || element.closest('.otp-sr')) continue;
    expect(Number(getComputedStyle(element.closest('button') ?? element).opacity)).toBe(1);
    found.push({ text, front: getComputedStyle(element).color, back: ground(element) });
  }
  for (const input of all(container, '.otp-input__control')) {
    for (const slot of all(container, '.otp-input__slot')) {
      const front = getComputedStyle(input).color;
      found.push({ text: 'the code', front, back: getComputedStyle(slot).backgroundColor });
    }
  }
  return found;
}

describe.each(looksAndSchemes)('A19: $look, $scheme', ({ theme, scheme, ratio }) => {
  it.each(Object.keys(states))(`every word can be read at ${ratio}:1, when %s`, async (state) => {
    const container = await states[state]?.({ theme, scheme });
    const found = texts(container as HTMLElement);
    expect(found.length).toBeGreaterThan(0);
    const faint = found.filter(({ front, back }) => contrast(front, back) < ratio);
    expect(faint).toEqual([]);
  });

  it('slots, what is active and what is wrong stand out 3:1, and what is wrong by more than colour', async () => {
    const container = await states.waiting?.({ theme, scheme });
    const surface = ground(container?.querySelector('form') as HTMLElement);
    const edges = () =>
      all(document, '.otp-input__slot').map((slot) => {
        const { borderTopColor, backgroundColor, boxShadow } = getComputedStyle(slot);
        const ratios = [surface, backgroundColor].map((back) => contrast(borderTopColor, back));
        return { least: Math.min(...ratios), boxShadow, color: borderTopColor };
      });
    (document.activeElement as HTMLElement).blur();
    const plain = edges();
    code().element().focus();
    await userEvent.keyboard('12');
    const active = edges();
    await userEvent.keyboard('{Enter}');
    const wrong = edges();
    (document.activeElement as HTMLElement).blur();
    const left = edges();
    for (const { least } of [...plain, ...active, ...wrong, ...left])
      expect(least).toBeGreaterThanOrEqual(3);
    const thick = (drawn: typeof plain) => drawn.map(({ boxShadow }) => boxShadow !== 'none');
    const third = [false, false, true, false, false, false];
    expect([plain, active, wrong, left].map(thick)).toEqual([
      Array(6).fill(false),
      third,
      third,
      Array(6).fill(true),
    ]);
    expect(wrong[0]?.color).not.toBe(plain[0]?.color);
    const alert = page.getByRole('alert').element();
    expect(alert.textContent).toBe('Enter all 6 digits of the code.');
    expect(alert.querySelector('svg')?.getBoundingClientRect().width).toBeGreaterThan(10);
  });

  it('every button shows its focus by a ring of 2 px or more, 3:1 to what is around it', async () => {
    await states.waiting?.({ theme, scheme, isDialog: true });
    const surface = ground(document.querySelector('dialog'));
    const buttons = all(document, 'dialog button');
    expect(buttons.length).toBe(6);
    await userEvent.keyboard('{Tab}{Shift>}{Tab}{/Shift}');
    for (const button of buttons) {
      button.focus();
      const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(button);
      expect(outlineStyle).toBe('solid');
      expect(Number.parseFloat(outlineWidth)).toBeGreaterThanOrEqual(2);
      expect(contrast(outlineColor, surface)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe.each(looks)('A20: the targets of the $look look', ({ theme }) => {
  it.each([
    { density: undefined, leastPx: 44 },
    { density: 'comfortable', leastPx: 44 },
    { density: 'compact', leastPx: 32 },
  ])('are $leastPx px or more, density $density', async ({ density, leastPx }) => {
    await states.waiting?.({ theme, density, isDialog: true });
    const targets = all(document, 'dialog button, .otp-input__slot');
    expect(targets.length).toBe(12);
    for (const target of targets) {
      const { width, height } = target.getBoundingClientRect();
      // A link is as wide as its words.
      const leastWidthPx = target.className === 'otp-link' ? 24 : leastPx;
      expect(height).toBeGreaterThanOrEqual(leastPx);
      expect(width).toBeGreaterThanOrEqual(leastWidthPx);
    }
  });
});

describe('A21: in forced colours', () => {
  it.each(looks)(
    '$look: slots, focus and what is wrong are drawn by borders',
    async ({ theme }) => {
      await emulate({ 'forced-colors': 'active' });
      await states.waiting?.({ theme });
      code().element().focus();
      const borders = () =>
        all(document, '.otp-input__slot').map((slot) => {
          const { borderTopStyle, borderTopWidth, boxShadow } = getComputedStyle(slot);
          return `${borderTopWidth} ${borderTopStyle} ${boxShadow}`;
        });
      await userEvent.keyboard('1');
      const width = theme === 'contrast' ? '2px' : '1px';
      const plain = `${width} solid none`;
      expect(borders()).toEqual([plain, '3px solid none', ...Array(4).fill(plain)]);
      await userEvent.keyboard('{Enter}');
      const wrong = '2px dashed none';
      expect(borders()).toEqual([wrong, '3px dashed none', ...Array(4).fill(wrong)]);
      const submit = page.getByRole('button', { name: 'Verify' }).element() as HTMLElement;
      submit.focus();
      expect(getComputedStyle(submit)).toMatchObject({
        outlineStyle: 'solid',
        borderTopStyle: 'solid',
      });
    },
  );

  it('what waits is told from what can be pressed', async () => {
    await emulate({ 'forced-colors': 'active' });
    await states.waiting?.({});
    const color = (name: string) =>
      getComputedStyle(page.getByRole('button', { name }).element()).color;
    expect(color('Resend code')).not.toBe(color('Verify'));
  });
});

describe('where it is set', () => {
  const heading = () => page.getByRole('heading').element();
  const slot = () => getComputedStyle(document.querySelector('.otp-input__slot') as Element);

  it.each(looks.slice(1))('$look: on the page itself, for a dialog as well', async ({ theme }) => {
    const html = document.documentElement;
    await states.waiting?.({ isDialog: true });
    const before = slot().borderTopLeftRadius;
    html.dataset.otpTheme = theme;
    expect(slot().borderTopLeftRadius).not.toBe(before);
    delete html.dataset.otpTheme;
    document.querySelector('dialog')?.setAttribute('data-otp-theme', theme as string);
    expect(slot().borderTopLeftRadius).not.toBe(before);
  });

  it.each(looks)('$look: light within dark, and dark within light', async ({ theme }) => {
    await states.waiting?.({ theme, outerScheme: 'dark', scheme: 'light' });
    const light = getComputedStyle(heading()).color;
    expect(contrast(light, 'white')).toBeGreaterThan(7);
    document.querySelector('[data-theme="light"]')?.setAttribute('data-theme', 'dark');
    expect(contrast(getComputedStyle(heading()).color, 'black')).toBeGreaterThan(7);
  });

  it('a look within another takes nothing of it', async () => {
    const properties = ['borderTopWidth', 'borderTopLeftRadius', 'borderTopColor'] as const;
    const drawn = () => [
      ...properties.map((name) => slot()[name]),
      getComputedStyle(document.querySelector('.otp-form') as Element).rowGap,
      getComputedStyle(document.querySelector('.otp-input') as Element).columnGap,
      ...seen(
        getComputedStyle(page.getByRole('button', { name: 'Verify' }).element()).backgroundColor,
      ),
    ];
    for (const [theme, outer] of [
      ['soft', 'contrast'],
      ['contrast', 'soft'],
    ] as const) {
      const container = await states.waiting?.({ theme });
      const alone = drawn();
      container?.firstElementChild?.setAttribute('data-otp-theme', outer);
      expect(drawn()).toEqual(alone);
      container?.remove();
    }
  });

  it('a density named beside a look is what it is', async () => {
    const container = await states.waiting?.({ density: 'compact' });
    const gap = () => getComputedStyle(document.querySelector('.otp-form') as Element).rowGap;
    const compact = gap();
    container?.querySelector('[data-otp-density]')?.setAttribute('data-otp-theme', 'contrast');
    expect(gap()).toBe(compact);
  });

  it('any rule of the app wins, also one without a class', async () => {
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = 'div { --otp-radius: 3px }';
    await states.waiting?.({ theme: 'soft' });
    expect(slot().borderTopLeftRadius).toBe('3px');
    style.remove();
  });
});
