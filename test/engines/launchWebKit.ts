import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Driver } from './Driver.js';
import { driveByActions } from './driveByActions.js';
import { openWebDriver } from './openWebDriver.js';
import { startProcesses } from './startProcesses.js';
import { startScreen } from './startScreen.js';

/** Keys that the engine leaves to the browser around it, whose menu runs these; MiniBrowser has none. */
const menuCommands: Record<string, string> = { 'Control+z': 'undo', 'Control+Shift+Z': 'redo' };

function runCommand(command: string): void {
  document.execCommand(command);
}

/** WebKitGTK's MiniBrowser by its WebDriver, on a screen of its own in memory. */
export async function launchWebKit(driverPath: string, browserPath: string): Promise<Driver> {
  const processes = startProcesses();
  try {
    const screen = await startScreen(processes);
    const port = await findFreePort();
    processes.start(driverPath, [`--port=${port}`], {
      stdio: 'ignore',
      env: screen.env,
    });
    const session = await openWebDriver(`http://127.0.0.1:${port}`, {
      'webkitgtk:browserOptions': { binary: browserPath, args: ['--automation'] },
    });
    const driver = driveByActions({
      ...session,
      end: async () => {
        await session.end();
        await processes.end();
      },
    });
    return {
      ...driver,
      screenPointer: screen.pointerIn(driver),
      press: async (chord) => {
        if (chord in menuCommands) await driver.evaluate(runCommand, menuCommands[chord]);
        else await driver.press(chord);
      },
    };
  } catch (error) {
    await processes.end();
    throw error;
  }
}

/** The driver does not say which port it has taken when it may take any. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
