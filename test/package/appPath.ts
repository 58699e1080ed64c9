import { inject } from 'vitest';

/** The folder of an app that has the packed package installed. */
export const appPath = readAppPath();

function readAppPath(): string {
  const app = inject('app');
  if ('problem' in app) throw new Error(app.problem);
  return app.path;
}
