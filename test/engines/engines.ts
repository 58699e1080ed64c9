import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Driver } from './Driver.js';
import { launchChromium } from './launchChromium.js';
import { launchFirefox } from './launchFirefox.js';
import { launchWebKit } from './launchWebKit.js';

/** A browser engine that may be on this machine. */
export interface Engine {
  name: string;
  /** Debian's packages that it needs and that are not there. */
  missing: string[];
  /** Whether its driver has fingers. */
  hasTouch: boolean;
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
  ...['x86_64', 'aarch64'].flatMap((machine) =>
    ['4.1', '6.0'].map(
      (version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
    ),
  ),
);
/** A screen in memory and a pointer on it. */
const screen = { xvfb: find('/usr/bin/Xvfb'), xdotool: find('/usr/bin/xdotool') };

const missingOf = (packages: Record<string, string | undefined>) =>
  Object.keys(packages).filter((name) => packages[name] === undefined);

export const chromiumEngine: Engine = {
  name: 'Chromium',
  missing: missingOf({ chromium: chromiumPath }),
  hasTouch: true,
  launch: () => launchChromium(chromiumPath as string),
};

export const firefoxEngine: Engine = {
  name: 'Firefox',
  missing: missingOf({ 'firefox-esr': firefoxPath, ...screen }),
  hasTouch: true,
  launch: () => launchFirefox(firefoxPath as string),
};

export const webKitEngine: Engine = {
  name: 'WebKitGTK',
  missing: missingOf({ 'webkit2gtk-driver': webDriverPath && miniBrowserPath, ...screen }),
  hasTouch: false,
  launch: () => launchWebKit(webDriverPath as string, miniBrowserPath as string),
};
