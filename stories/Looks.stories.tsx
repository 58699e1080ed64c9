import type { Meta, StoryObj } from '@storybook/react-vite';
import type { CSSProperties } from 'react';
import { expect, waitFor } from 'storybook/test';
import { Still } from './gallery/Still.js';
import { states } from './gallery/states.js';
import './gallery/gallery.css';

interface Panel {
  title: string;
  /** One of the gallery's. @default 'partly-typed' */
  state?: string;
  look?: 'soft' | 'contrast';
  scheme?: 'light' | 'dark';
  density?: 'compact' | 'comfortable';
  brand?: string;
}

/** The same screen, as whatever is around it says. */
function Looks({ panels }: { panels: readonly Panel[] }) {
  return (
    <ul className="gallery">
      {panels.map(({ title, state = 'partly-typed', look, scheme, density, brand }) => {
        const found = states.find(({ id }) => id === state);
        return (
          <li key={title}>
            <h2>{title}</h2>
            <div
              data-otp-theme={look}
              data-theme={scheme}
              data-otp-density={density}
              style={brand ? ({ '--otp-brand': brand } as CSSProperties) : undefined}
            >
              {found && <Still state={found} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Where a code is typed, where it was wrong, where another can be asked for, and where it is done: light, then dark. */
function inBothSchemes(look?: Panel['look']): Panel[] {
  return (['light', 'dark'] as const).flatMap((scheme) =>
    ['partly-typed', 'wrong-code', 'resend-ready', 'payment'].map((state) => ({
      title: `${states.find(({ id }) => id === state)?.title}, ${scheme}`,
      state,
      scheme,
      ...(look && { look }),
    })),
  );
}

const meta = {
  title: 'Screens/Looks',
  component: Looks,
  tags: ['!autodocs'],
  argTypes: { panels: { control: false } },
  play: async ({ canvasElement, args }) => {
    await waitFor(
      () =>
        expect(canvasElement.querySelectorAll('[data-ready="true"]')).toHaveLength(
          args.panels.length,
        ),
      { timeout: 5_000 },
    );
  },
} satisfies Meta<typeof Looks>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = { args: { panels: inBothSchemes() } };

/** `data-otp-theme="soft"`: rounder and warmer. */
export const Soft: Story = { args: { panels: inBothSchemes('soft') } };

/** `data-otp-theme="contrast"`: dense, square, strongly drawn; text of 7:1. */
export const Contrast: Story = { args: { panels: inBothSchemes('contrast') } };

/** `data-otp-density`, on anything above, in any look. */
export const Densities: Story = {
  args: {
    panels: [
      { title: 'compact', density: 'compact', state: 'resend-ready' },
      { title: 'as it is', state: 'resend-ready' },
      { title: 'comfortable', density: 'comfortable', state: 'resend-ready' },
    ],
  },
};

/**
 * `--otp-brand`, on anything above. The button is that colour where black or white can be read on it; links and rings
 * are made of it, as dark or as light as the surface asks for.
 */
export const Brands: Story = {
  args: {
    panels: ['#635bff', '#0a7d55', '#e5484d', '#ffd400', '#ffffff', '#001f5b'].flatMap((brand) =>
      (['light', 'dark'] as const).map((scheme) => ({
        title: `${brand}, ${scheme}`,
        brand,
        scheme,
      })),
    ),
  },
};
