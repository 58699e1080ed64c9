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

type Script = (scene: Scene) => void;
type Options = Parameters<typeof createFakeBackend>[0];

/** `script` says what goes otherwise than well. */
export function makeScene(script?: Script, options?: Options): Scene {
  const clock = createClock();
  const scene = { clock, backend: createFakeBackend({ ...options, clock }) };
  script?.(scene);
  return scene;
}

/** For a story's `loaders`. */
export function scene(script?: Script, options?: Options) {
  return async (): Promise<Scene> => makeScene(script, options);
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
