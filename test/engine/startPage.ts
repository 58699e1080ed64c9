import { vi } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.js';
import { keyOf } from '../../src/engine/keyOf.js';
import type { FakeBackendOptions } from '../../src/testing/index.js';
import { startEngine } from './startEngine.js';

const scope = '/verification/send';
export const number = '+12025550142';

const goneAway: (() => Promise<void>)[] = [];

/** Takes every page away, and gives back what was replaced. For `afterEach`. */
export async function leavePages(): Promise<void> {
  for (const goAway of goneAway.splice(0)) await goAway();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
}

/** A page that can be reloaded: what was there is gone without a word, and its storage stays. */
export function startPage(
  fake: FakeBackendOptions<string> = {},
  options: Parameters<typeof startEngine>[0] = {},
) {
  const page = startEngine({ input: number, ...options, fake: { scope, ...fake } });
  const { clock, options: engineOptions } = page;
  let goAway = async () => {
    page.engine.configure({ ...engineOptions, cancelOnUnmount: false });
    page.detach();
    await clock.advance(0);
  };
  goneAway.push(() => goAway());
  return {
    ...page,
    async reload(changes: Partial<typeof engineOptions> = {}, onClock = clock) {
      await goAway();
      const complete = { ...engineOptions, ...changes };
      const engine = createEngine(complete, onClock);
      const detach = engine.attach();
      goAway = async () => {
        engine.configure({ ...complete, cancelOnUnmount: false });
        detach();
        await clock.advance(0);
      };
      await clock.advance(0);
      return { engine, ...engine.actions, now: engine.getSnapshot };
    },
    kept: () => JSON.stringify({ ...sessionStorage }),
  };
}

/** Where the verification of an input is kept. */
export const openKey = (input: string) =>
  `react-otp-verify:open:${keyOf(scope, JSON.stringify(input))}`;
