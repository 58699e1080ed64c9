import { create } from 'storybook/theming/create';

const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;

/** For the frame around everything and for the pages in it. */
export const theme = create({
  base: isDark ? 'dark' : 'light',
  brandTitle: 'react-otp-verify',
  brandUrl: './',
  brandTarget: '_self',
  colorPrimary: isDark ? '#8ea2ff' : '#3d4fe0',
  colorSecondary: isDark ? '#8ea2ff' : '#3d4fe0',
  appContentBg: isDark ? '#14171f' : '#fff',
  fontBase: 'ui-sans-serif, system-ui, sans-serif',
  fontCode: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  appBorderRadius: 10,
});
