import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { OtpInput } from '../../src/components/OtpInput.js';
import '../../src/styles/index.css';
import '../../src/styles/themes/contrast.css';
import '../../src/styles/themes/soft.css';
import { contrast, seen } from './contrast.js';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** The whole circle in steps of 15°, dull and vivid, from nearly black to nearly white, and what brands are like to have. */
const brands = [
  ...['#000', '#fff', '#808080', '#777', '#ffff00', '#ffd400', '#ff6600', '#00ff00', '#0000ff'],
  ...['#e5484d', '#635bff', '#12a594', '#6366f1', '#ff00ff', '#00ffff', '#001f5b', '#fdfdea'],
  ...Array.from({ length: 24 }, (_, step) => step * 15).flatMap((hue) =>
    [100, 60, 20].flatMap((saturation) =>
      [8, 30, 45, 55, 70, 92].map((lightness) => `hsl(${hue} ${saturation}% ${lightness}%)`),
    ),
  ),
  // Beyond what this canvas and many a screen can show.
  ...['1 0 0', '0 1 0', '0 0 1', '0 1 1', '1 0 1', '1 1 0', '0 0.7 0.5', '1 0.3 0'].map(
    (channels) => `color(display-p3 ${channels})`,
  ),
];

/** One element that takes the brand from high above, with all that is coloured by it. */
function show(theme: string | undefined, scheme: string) {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  cleanups.push(() => {
    root.unmount();
    container.remove();
  });
  flushSync(() =>
    root.render(
      <div
        data-otp-theme={theme}
        data-theme={scheme}
        style={{ background: 'var(--otp-surface)', color: 'var(--otp-text)' }}
      >
        <section>
          <OtpInput aria-label="Code" defaultValue="1" />
          <button type="button" className="otp-submit">
            Verify
          </button>
          <button type="button" className="otp-link">
            Cancel
          </button>
        </section>
      </div>,
    ),
  );
  const at = (selector: string) => container.querySelector(selector) as HTMLElement;
  at('input').focus();
  return {
    box: container.firstElementChild as HTMLElement,
    section: at('section'),
    submit: at('.otp-submit'),
    link: at('.otp-link'),
    slot: at('.otp-input__slot[data-active]'),
  };
}

type Shown = ReturnType<typeof show>;

function colours({ box, submit, link, slot }: Shown) {
  const button = getComputedStyle(submit);
  return {
    surface: getComputedStyle(box).backgroundColor,
    button: button.backgroundColor,
    edge: button.borderTopColor,
    words: button.color,
    link: getComputedStyle(link).color,
    ring: getComputedStyle(slot).borderTopColor,
    field: getComputedStyle(slot).backgroundColor,
  };
}

describe.each([
  ['default', undefined, 4.5],
  ['soft', 'soft', 4.5],
  ['contrast', 'contrast', 7],
] as const)('in the %s look', (_, theme, ratio) => {
  it.each(['light', 'dark'])('A19: any brand can be read and seen, in %s', (scheme) => {
    const shown = show(theme, scheme);
    const lowest = { words: 21, link: 21, edge: 21, ring: 21 };
    const failures = brands.filter((brand) => {
      shown.box.style.setProperty('--otp-brand', brand);
      const { surface, button, edge, words, link, ring, field } = colours(shown);
      const ratios = {
        words: contrast(words, button),
        link: contrast(link, surface),
        edge: contrast(edge, surface),
        ring: Math.min(contrast(ring, surface), contrast(ring, field)),
      };
      for (const name of Object.keys(ratios) as (keyof typeof ratios)[])
        lowest[name] = Math.min(lowest[name], ratios[name]);
      return ratios.words < ratio || ratios.link < ratio || ratios.edge < 3 || ratios.ring < 3;
    });
    console.log(`${theme ?? 'default'}, ${scheme}: ${JSON.stringify(lowest)}`);
    expect(failures).toEqual([]);
  });
});

it('the brand is the button itself where its words can be read on it', () => {
  const shown = show(undefined, 'light');
  for (const brand of ['#ffd400', '#001f5b', '#7fffd4', '#2953d1']) {
    shown.box.style.setProperty('--otp-brand', brand);
    expect(seen(colours(shown).button)).toEqual(seen(brand));
  }
});

it.each(['box', 'section', 'submit'] as const)(
  'the brand may be set on anything above, or on the part: %s',
  (at) => {
    const shown = show(undefined, 'light');
    const before = colours(shown).button;
    shown[at].style.setProperty('--otp-brand', '#0a5c36');
    expect(colours(shown).button).not.toBe(before);
    expect(seen(colours(shown).button)).toEqual(seen('#0a5c36'));
  },
);

it('an accent that is set is taken as it is, and words, link and ring follow it', () => {
  const shown = show('soft', 'dark');
  shown.section.style.setProperty('--otp-brand', 'red');
  shown.box.style.setProperty('--otp-accent', 'rgb(255, 212, 0)');
  const { button, link, ring, words } = colours(shown);
  expect([button, link, ring]).toEqual(Array(3).fill('rgb(255, 212, 0)'));
  expect(seen(words)).toEqual([0, 0, 0]);
  shown.box.style.setProperty('--otp-on-accent', 'rgb(1, 2, 3)');
  shown.box.style.setProperty('--otp-focus', 'rgb(4, 5, 6)');
  expect(colours(shown)).toMatchObject({ words: 'rgb(1, 2, 3)', ring: 'rgb(4, 5, 6)' });
});

it('with no brand, the default accent is as it was drawn', () => {
  expect(seen(colours(show(undefined, 'light')).button)).toEqual([41, 83, 209]);
  expect(seen(colours(show(undefined, 'dark')).button)).toEqual([157, 183, 255]);
});

describe('in older browsers', () => {
  /** The page as a browser has it that knows nothing of what the condition asks for. */
  function withoutSupportOf(what: string) {
    for (const sheet of document.styleSheets) {
      for (let index = sheet.cssRules.length - 1; index >= 0; index--) {
        const rule = sheet.cssRules[index];
        if (!(rule instanceof CSSSupportsRule) || !rule.conditionText.includes(what)) continue;
        const { cssText } = rule;
        sheet.deleteRule(index);
        cleanups.push(() => void sheet.insertRule(cssText, index));
      }
    }
  }

  it.each([
    { scheme: 'light', accent: [41, 83, 209] },
    { scheme: 'dark', accent: [157, 183, 255] },
  ])(
    'the accent stays the default one where a brand cannot be made legible, in $scheme',
    ({ scheme, accent }) => {
      withoutSupportOf('oklch');
      const shown = show(undefined, scheme);
      shown.box.style.setProperty('--otp-brand', '#ffd400');
      const { button, link, ring, words } = colours(shown);
      expect([button, link, ring].map((color) => seen(color))).toEqual(Array(3).fill(accent));
      expect(contrast(words, button)).toBeGreaterThan(4.5);
      shown.box.style.setProperty('--otp-accent', 'rgb(1, 2, 3)');
      expect(colours(shown).button).toBe('rgb(1, 2, 3)');
    },
  );

  it('all is light where there is no `light-dark()`', () => {
    withoutSupportOf('light-dark');
    const shown = show(undefined, 'dark');
    const { button, surface, words, link } = colours(shown);
    expect([button, words, surface].map((color) => seen(color))).toEqual([
      [41, 83, 209],
      [255, 255, 255],
      [255, 255, 255],
    ]);
    expect(contrast(link, surface)).toBeGreaterThan(4.5);
    expect(contrast(getComputedStyle(shown.box).color, surface)).toBeGreaterThan(4.5);
  });
});
