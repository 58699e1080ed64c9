import { defineConfig } from '@playwright/test';

const port = process.env.PORT ?? '5173';
const url = `http://localhost:${port}`;

export default defineConfig({
  workers: 1,
  // For busy machines.
  expect: { timeout: 15_000 },
  use: {
    baseURL: url,
    // The system's browser where it is named, otherwise Playwright's own.
    launchOptions: { executablePath: process.env.CHROMIUM_PATH },
  },
  webServer: { command: `npx vite --port ${port} --strictPort`, url },
});
