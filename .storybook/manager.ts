import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;

addons.setConfig({
  layoutCustomisations: {
    // A live journey wants the room, and has nothing to set.
    showPanel: ({ storyId }, isShown) => !storyId?.startsWith('live-') && isShown,
  },
  theme: create({
    base: isDark ? 'dark' : 'light',
    brandTitle: 'react-otp-verify',
    brandUrl: './',
    brandTarget: '_self',
    colorPrimary: isDark ? '#8ea2ff' : '#3d4fe0',
    colorSecondary: isDark ? '#8ea2ff' : '#3d4fe0',
    fontBase: 'ui-sans-serif, system-ui, sans-serif',
    appBorderRadius: 10,
  }),
});
