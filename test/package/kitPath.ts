import { inject } from 'vitest';

/** The folder of the apps of `test/kit`, which have the packed package installed. */
export const kitPath = readKitPath();

function readKitPath(): string {
  const kit = inject('kit');
  if ('problem' in kit) throw new Error(kit.problem);
  return kit.path;
}
