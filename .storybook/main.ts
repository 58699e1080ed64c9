import type { StorybookConfig } from '@storybook/react-vite';
import { verifyApi } from './verify-api.js';

const config: StorybookConfig = {
  // StrictMode everywhere: a screen that sends twice or cancels on a remount shows it here first (N4, N5).
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.@(ts|tsx)'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  features: { sidebarOnboardingChecklist: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (config) => ({ ...config, plugins: [...(config.plugins ?? []), verifyApi()] }),
};

export default config;
