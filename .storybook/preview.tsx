import type { Preview } from '@storybook/react-vite';
import { themes } from 'storybook/theming';
import '../src/styles/index.css';
import './preview.css';
import { serveInPage } from './serveInPage.js';

// A static build has no server: the same one answers in the page.
if (import.meta.env.PROD) serveInPage();

const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { theme: isDark ? themes.dark : themes.light },
    options: {
      storySort: {
        order: [
          'Start here',
          'Live',
          ['Login', 'Registration', 'Payment', '*'],
          'Screens',
          'Parts',
          '*',
        ],
      },
    },
  },
  initialGlobals: { theme: 'auto', direction: 'ltr' },
  globalTypes: {
    theme: {
      description: 'Light, dark, or as the system says',
      toolbar: {
        icon: 'contrast',
        items: [
          { value: 'auto', title: 'System theme' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Writing direction',
      toolbar: {
        icon: 'transfer',
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
        dynamicTitle: true,
      },
    },
  },
  decorators: [
    (Story, { globals, viewMode, parameters }) => (
      <div
        className="canvas"
        data-theme={globals.theme === 'auto' ? undefined : globals.theme}
        dir={globals.direction}
        data-view={viewMode}
        data-bare={parameters.canvas === 'bare' || undefined}
      >
        <Story />
      </div>
    ),
  ],
};

export default preview;
