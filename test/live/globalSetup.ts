import type { TestProject } from 'vitest/node';
import { startStorybook } from './support/startStorybook.js';
import { launchChromium } from './support/useChromium.js';

declare module 'vitest' {
  interface ProvidedContext {
    storybookUrl: string;
  }
}

/** Short enough to be waited for, long enough for a person, or a busy machine, to type a code. */
export const limits = {
  timeoutSecs: 10,
  resendAfterSecs: 2,
  sendsPerHour: 1000,
  sendsPerHourPerSession: 1000,
};

export default async function setup(project: TestProject) {
  const storybook = await startStorybook(limits);
  try {
    await warmUp(storybook.url);
  } catch (error) {
    await storybook.stop();
    throw error;
  }
  project.provide('storybookUrl', storybook.url);
  return storybook.stop;
}

/** Vite finds what it must pre-bundle as a page asks for it, and then reloads the page: better before the tests. */
async function warmUp(url: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/iframe.html?id=live-payment--payment&viewMode=story`);
    await page.frameLocator('iframe').getByRole('main').waitFor();
  } finally {
    await browser.close();
  }
}
