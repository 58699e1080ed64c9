import type { StorybookConfig } from '@storybook/react-vite';
import { apiDocs } from '../stories/guides/support/api/apiDocs.js';
import { markdownTables } from '../stories/guides/support/markdownTables.js';
import { verifyApi } from './verify-api.js';

const config: StorybookConfig = {
  // StrictMode everywhere: a screen that sends twice or cancels on a remount shows it here first (N4, N5).
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.@(ts|tsx)'],
  addons: [
    {
      name: '@storybook/addon-docs',
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [markdownTables] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  features: { sidebarOnboardingChecklist: false },
  // The tables come from the compiler, which sees through what one file alone does not tell.
  typescript: { reactDocgen: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (config) => ({
    ...config,
    plugins: [...(config.plugins ?? []), apiDocs(), verifyApi()],
  }),
};

export default config;
