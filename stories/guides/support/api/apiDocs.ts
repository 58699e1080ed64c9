import type { Plugin } from 'vite';
import { readApi } from './readApi.js';

const id = 'virtual:api';

/** The module `virtual:api`: what the package exports, by name, for the tables of the documentation. */
export function apiDocs(): Plugin {
  let root = '';
  return {
    name: 'api-docs',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (wanted) => (wanted === id ? `\0${id}` : undefined),
    load(wanted) {
      if (wanted !== `\0${id}`) return;
      const api = Object.fromEntries(readApi(root).map((entry) => [entry.name, entry]));
      return `export const api = ${JSON.stringify(api)}`;
    },
  };
}
