import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Driver } from './Driver.js';
import { launchChromium } from './launchChromium.js';
import { launchFirefox } from './launchFirefox.js';
import { launchWebKit } from './launchWebKit.js';

/** A browser engine that may be on this machine. */
export interface Engine {
  name: string;
  /** What is missing to run it, if anything is. */
  missing: string | undefined;
  /** Whether its driver has fingers. */
  hasTouch: boolean;
  /** Whether its driver can drag a text from one place to another. */
  canDrop: boolean;
  launch(): Promise<Driver>;
}

const find = (...paths: (string | undefined)[]) =>
  paths.find((path) => path !== undefined && existsSync(path));

const chromiumPath = find(
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  chromium.executablePath(),
);
const firefoxPath = find(process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox');
const webDriverPath = find('/usr/bin/WebKitWebDriver');
const miniBrowserPath = find(
  process.env.MINIBROWSER_PATH,
  ...['x86_64', 'aarch64'].flatMap((machine) =>
    ['4.1', '6.0', '4.0'].map(
      (version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
    ),
  ),
);

export const chromiumEngine: Engine = {
  name: 'Chromium',
  missing: chromiumPath ? undefined : 'chromium',
  hasTouch: true,
  canDrop: true,
  launch: () => launchChromium(chromiumPath as string),
};

export const firefoxEngine: Engine = {
  name: 'Firefox',
  missing: firefoxPath ? undefined : 'firefox-esr',
  hasTouch: true,
  canDrop: false,
  launch: () => launchFirefox(firefoxPath as string),
};

export const webKitEngine: Engine = {
  name: 'WebKitGTK',
  missing:
    webDriverPath && miniBrowserPath && find('/usr/bin/Xvfb')
      ? undefined
      : 'webkit2gtk-driver xvfb',
  hasTouch: false,
  canDrop: false,
  launch: () => launchWebKit(webDriverPath as string, miniBrowserPath as string),
};
