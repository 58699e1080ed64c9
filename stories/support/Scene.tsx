import type { ReactNode } from 'react';
import { useVerification, type Verification } from '../../src/index.js';
import {
  createClock,
  createFakeBackend,
  type FakeBackend,
  type TestClock,
} from '../../src/testing/index.js';

/** A backend and a clock of one story, made anew each time it is shown: nothing depends on the hour. */
export interface Scene {
  backend: FakeBackend;
  clock: TestClock;
}

/** For a story's `loaders`; `script` says what goes otherwise than well. */
export function scene(
  script?: (scene: Scene) => void,
  options?: Parameters<typeof createFakeBackend>[0],
) {
  return async (): Promise<Scene> => {
    const clock = createClock();
    const made = { clock, backend: createFakeBackend({ ...options, clock }) };
    script?.(made);
    return made;
  };
}

/** Draws what `children` make of one running verification. */
export function WithVerification({
  scene: { backend, clock },
  autoSend = true,
  children,
}: {
  scene: Scene;
  autoSend?: boolean;
  children: (verification: Verification) => ReactNode;
}) {
  return children(useVerification({ backend, clock, input: {}, autoSend }));
}
