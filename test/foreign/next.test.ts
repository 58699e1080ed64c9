import { describe } from 'vitest';
import { describeMount } from '../server/mounts/describeMount.js';
import { hasNext, startNext } from './startNext.js';

const isSkipped = !hasNext && !process.env.CI;

describe.skipIf(isSkipped)(
  isSkipped ? 'Next.js: skipped, for want of it (NEXT=1 npm test)' : 'Next.js',
  () => describeMount('a route handler of Next.js, in production', startNext),
);
