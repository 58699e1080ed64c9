import { join } from 'node:path';

/** @public Read by Next. */
export default {
  // Among what nobody commits.
  distDir: 'node_modules/.next',
  turbopack: { root: join(import.meta.dirname, '../../..') },
};
