import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Driver } from './Driver.js';
import { driveByActions } from './driveByActions.js';
import { openMarionette } from './openMarionette.js';
import { startProcesses } from './startProcesses.js';
import { startScreen } from './startScreen.js';

/**
 * Firefox by its own protocol. Playwright's way to a stock Firefox has no touch, and no double click: each of its
 * presses counts as the first.
 */
export async function launchFirefox(path: string): Promise<Driver> {
  const profile = await mkdtemp(join(tmpdir(), 'react-otp-verify-firefox-'));
  const processes = startProcesses();
  const end = async () => {
    await processes.end();
    await rm(profile, { recursive: true, force: true });
  };
  try {
    await writeFile(join(profile, 'user.js'), 'user_pref("marionette.port", 0);\n');
    const screen = await startScreen(processes);
    const { stdout } = processes.start(
      path,
      ['--marionette', '--no-remote', '--profile', profile],
      { stdio: ['ignore', 'pipe', 'ignore'], env: screen.env },
    );
    const session = await openMarionette(await findPort(stdout as Readable));
    const driver = driveByActions({
      ...session,
      end: async () => {
        await session.end();
        await end();
      },
    });
    return { ...driver, screenPointer: screen.pointerIn(driver) };
  } catch (error) {
    await end();
    throw error;
  }
}

async function findPort(output: Readable): Promise<number> {
  for await (const text of output.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    const found = /Marionette.*Listening on port (\d+)/.exec(text);
    if (found) {
      output.resume();
      return Number(found[1]);
    }
  }
  throw new Error('Firefox ended before it was ready');
}
