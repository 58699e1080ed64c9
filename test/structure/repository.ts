import { type Module, readModule } from './readModule.js';

const sources = import.meta.glob<string>(
  [
    '/src/**/*.{ts,tsx,css}',
    '/stories/**/*.{ts,tsx}',
    '/.storybook/**/*.{ts,tsx}',
    '/test/**/*.{ts,tsx,mjs}',
    '!**/node_modules/**',
  ],
  { query: '?raw', import: 'default', eager: true, exhaustive: true },
);

/** Every file that is written by hand, parsed. */
export const repository: readonly Module[] = Object.entries(sources).map(([path, source]) =>
  readModule(path.slice(1), source),
);

/** The files of these folders. */
export function under(...folders: string[]): Module[] {
  return repository.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));
}
