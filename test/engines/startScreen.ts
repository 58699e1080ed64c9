import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { Driver, Point, ScreenPointer } from './Driver.js';
import type { Processes } from './startProcesses.js';

/** A screen in memory, and the pointer on it. */
export interface Screen {
  /** For what is to be shown there. */
  env: NodeJS.ProcessEnv;
  pointerIn(driver: Pick<Driver, 'evaluate'>): ScreenPointer;
}

export async function startScreen({ start }: Processes): Promise<Screen> {
  const { stdio } = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const [display] = await once(stdio[3] as Readable, 'data');
  const env = { ...process.env, DISPLAY: `:${String(display).trim()}`, GDK_BACKEND: 'x11' };
  const xdotool = (...args: string[]) =>
    promisify(execFile)('xdotool', args, { env, timeout: 10_000 });

  return {
    env,
    pointerIn: (driver) => {
      const move = async ({ x, y }: Point) => {
        const corner = await driver.evaluate(cornerOfPage);
        return ['mousemove', String(Math.round(corner.x + x)), String(Math.round(corner.y + y))];
      };
      /** Px between a press and the next, or GTK would take two for a double click. */
      let nudge = 0;
      return {
        press: async ({ x, y }) => {
          nudge = 8 - nudge;
          await xdotool(...(await move({ x: x + nudge, y })), 'mousedown', '1');
        },
        moveTo: async (at) => {
          await xdotool(...(await move(at)));
        },
        release: async () => {
          await xdotool('mouseup', '1');
        },
      };
    },
  };
}

/** Where the page is on the screen. Only Firefox says so; in other windows the bars are above it. */
function cornerOfPage(): Point {
  const { mozInnerScreenX, mozInnerScreenY } = window as unknown as Record<string, number>;
  return {
    x: mozInnerScreenX ?? screenX,
    y: mozInnerScreenY ?? screenY + outerHeight - innerHeight,
  };
}
