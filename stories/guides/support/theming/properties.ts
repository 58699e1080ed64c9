/** Every sheet, the looks' included. */
const sheets = import.meta.glob<string>('../../../../src/styles/**/*.css', {
  eager: true,
  query: '?raw',
  import: 'default',
});

interface Shared {
  name: string;
  /** What it is for. */
  about: string;
}

/** A custom property that an app may set, and how one sets it by hand. */
export type Property = Shared &
  (
    | { kind: 'colour' | 'text' }
    | { kind: 'number'; unit: 'rem' | 'px' | ''; min: number; max: number; step: number }
  );

export interface PropertyGroup {
  title: string;
  properties: readonly Property[];
}

const colour = (name: string, about: string): Property => ({ name, about, kind: 'colour' });
const text = (name: string, about: string): Property => ({ name, about, kind: 'text' });
const rem = (name: string, min: number, max: number, about: string): Property => ({
  name,
  about,
  kind: 'number',
  unit: 'rem',
  min,
  max,
  step: 0.125,
});

export const propertyGroups: readonly PropertyGroup[] = [
  {
    title: 'Colours',
    properties: [
      colour('--otp-brand', 'Your colour, whatever it is. The next three are made of it.'),
      colour('--otp-accent', 'Set it to have the accent exactly so, its contrast unchecked.'),
      colour('--otp-on-accent', 'The words on the primary button.'),
      colour('--otp-focus', 'The ring of what has the focus.'),
      {
        name: '--otp-accent-luminance',
        about: 'The most light that the accent has on a light surface: less is more contrast.',
        kind: 'number',
        unit: '',
        min: 0.03,
        max: 0.18,
        step: 0.005,
      },
      colour('--otp-text', 'Text. Muted text and both borders are mixed from it.'),
      colour('--otp-text-muted', 'What is read second.'),
      colour('--otp-surface', 'What lies behind: the dialog, and what contrasts are mixed with.'),
      colour('--otp-field', 'The slots.'),
      colour('--otp-border', 'Lines that only part things.'),
      colour('--otp-border-strong', 'Lines by which a slot or a button is seen.'),
      colour('--otp-danger', 'What is wrong.'),
      colour('--otp-success', 'What is right.'),
      text('--otp-backdrop', 'Over the page, behind the dialog.'),
      text('--otp-shadow', 'Under the dialog.'),
    ],
  },
  {
    title: 'Shape and space',
    properties: [
      {
        name: '--otp-border-width',
        about: 'Every line.',
        kind: 'number',
        unit: 'px',
        min: 1,
        max: 4,
        step: 1,
      },
      rem('--otp-radius', 0, 2, 'Slots, buttons, boxes; the dialog has half as much again.'),
      rem('--otp-space', 0.5, 2.5, 'Between one part and the next.'),
      rem('--otp-width', 18, 32, 'The most that a screen is wide.'),
      rem('--otp-target', 1.5, 4, 'The least that a button is high.'),
      rem('--otp-heading-size', 1, 2.5, 'The heading.'),
    ],
  },
  {
    title: 'The field',
    properties: [
      rem('--otp-slot-size', 1.5, 4.5, 'The width of a slot where there is room.'),
      rem('--otp-slot-height', 2, 5, 'Its height.'),
      rem('--otp-slot-gap', 0, 1.5, 'Between slots.'),
      rem('--otp-code-size', 1, 3, 'The characters. Under 1rem, iOS zooms into the field.'),
      text('--otp-code-font', 'Monospaced, so that every character is in the middle of its slot.'),
    ],
  },
];

const used = new Set(Object.values(sheets).flatMap((css) => css.match(/--otp-[\w-]+/g) ?? []));
const described = propertyGroups.flatMap(({ properties }) => properties.map(({ name }) => name));
const different = [...used].filter((name) => !described.includes(name));
different.push(...described.filter((name) => !used.has(name)));
if (different.length > 0) {
  throw new Error(`Either in the style sheets or in the guide only: ${different.join(', ')}`);
}

/**
 * What the root makes of other properties, declared again: so a property that is set on an element has the effect that
 * it has on the root. In a layer, since a look wins over it.
 */
export const derivedRules = (selector: string): string =>
  `@layer { ${selector} { ${[...new Set(Object.values(sheets).flatMap(derivedIn))].join(' ')} } }`;

const derivedIn = (css: string) =>
  css.match(/--otp-[\w-]+:[^;{}]*var\(--otp-(?:text|surface)\)[^;{}]*;/g) ?? [];
