import { afterEach, beforeEach, vi } from 'vitest';
import type { VerificationLimits } from '../../../src/server/index.js';
import { openBench } from './openBench.js';
import type { ProviderRig } from './ProviderRig.js';

/**
 * A new rig for each test of a `describe`. One clock, which the test turns, is that of the handler, the store and the
 * vendor.
 */
export function useRig(setUp: () => Promise<ProviderRig>) {
  let rig: ProviderRig;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    rig = await setUp();
  });
  afterEach(async () => {
    await rig.stop?.();
    vi.useRealTimers();
  });
  return {
    open: (limits?: Partial<VerificationLimits>) => openBench(rig, limits),
    elapse: (ms: number) => vi.setSystemTime(Date.now() + ms),
  };
}
