import type { Preview } from '@storybook/react-vite';
import type { Messages } from 'react-otp-verify';
import { configure } from 'storybook/test';
import '../src/styles/index.css';
import '../src/styles/themes/contrast.css';
import '../src/styles/themes/soft.css';
import {
  describeComponent,
  extractArgTypes,
} from '../stories/guides/support/api/describeComponent.js';
import './docs.css';
import './docs-api.css';
import './preview.css';
import { serveInPage } from './serveInPage.js';
import { theme } from './theme.js';

// A static build has no server: the same one answers in the page.
if (import.meta.env.PROD) serveInPage();

// A busy machine takes longer than the second that a play waits by default.
configure({ asyncUtilTimeout: 10_000 });

// A link that was opened in a tab of its own: it names a page of the whole Storybook, not of the frame that it was in.
if (window.top === window && new URLSearchParams(location.search).has('path')) {
  location.replace(`./${location.search}${location.hash}`);
}

/** By tag: `de`, `pt-BR`. */
const languages = Object.fromEntries(
  Object.entries(
    import.meta.glob<Record<string, Messages>>('../src/messages/locales/*.ts', { eager: true }),
  ).flatMap(([path, module]) => {
    const tag = /([^/]+)\.ts$/.exec(path)?.[1] ?? '';
    return Object.values(module).map((messages) => [tag, messages] as const);
  }),
);

const nameOf = (tag: string) => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
const isRightToLeft = (tag: string) => /^(ar|fa|he)\b/.test(tag);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    // Off by default in axe.
    a11y: { test: 'error', config: { rules: [{ id: 'target-size', enabled: true }] } },
    controls: { expanded: true },
    docs: {
      theme,
      toc: {
        headingSelector: 'h2, h3',
        ignoreSelector: '.docs-example *, .docs-reference *, .sb-story *',
        title: 'On this page',
      },
      extractArgTypes,
      extractComponentDescription: describeComponent,
    },
    options: {
      storySort: {
        order: [
          'Start here',
          'Gallery',
          'Live',
          ['Login', 'Registration', 'Payment', '*'],
          'Guides',
          [
            'Choose your parts',
            'Any backend',
            'Server',
            'The clocks',
            'Failures',
            'Accessibility',
            'Theming',
            'Languages',
            'Testing',
            'Security',
            'Migration',
            '*',
          ],
          'Screens',
          'Parts',
          '*',
        ],
      },
    },
  },
  initialGlobals: {
    theme: 'auto',
    look: 'default',
    density: 'default',
    language: 'en',
    direction: 'auto',
  },
  globalTypes: {
    theme: toolbar('contrast', 'Light, dark, or as the system says', {
      auto: 'System theme',
      light: 'Light',
      dark: 'Dark',
    }),
    look: toolbar('paintbrush', 'The theme sheet', {
      default: 'Default look',
      soft: 'Soft look',
      contrast: 'Contrast look',
    }),
    density: toolbar('component', 'How close things stand', {
      default: 'Default density',
      compact: 'Compact',
      comfortable: 'Comfortable',
    }),
    language: toolbar(
      'globe',
      'The language of the screens',
      Object.fromEntries(Object.keys(languages).map((tag) => [tag, nameOf(tag)])),
    ),
    direction: toolbar('transfer', 'Writing direction', {
      auto: 'As the language is written',
      ltr: 'Left to right',
      rtl: 'Right to left',
    }),
  },
  decorators: [
    (Story, { globals, viewMode, parameters, args, argTypes }) => {
      const { theme, look, density, language, direction } = globals;
      const isTranslated = language !== 'en' && 'messages' in argTypes;
      const messages = { ...languages[language], ...args.messages };
      return (
        <div
          className="canvas"
          lang={language}
          dir={direction === 'auto' ? (isRightToLeft(language) ? 'rtl' : 'ltr') : direction}
          data-theme={theme === 'auto' ? undefined : theme}
          data-otp-theme={look === 'default' ? undefined : look}
          data-otp-density={density === 'default' ? undefined : density}
          data-view={viewMode}
          data-bare={parameters.canvas === 'bare' || undefined}
        >
          {isTranslated ? <Story args={{ ...args, messages }} /> : <Story />}
        </div>
      );
    },
  ],
};

function toolbar<const Icon extends string>(
  icon: Icon,
  description: string,
  titles: Record<string, string>,
) {
  const items = Object.entries(titles).map(([value, title]) => ({ value, title }));
  return { description, toolbar: { icon, items, dynamicTitle: true } };
}

export default preview;
