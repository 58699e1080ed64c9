import { describe } from 'vitest';
import { redisPath } from './startRedis.js';

/** Without a Redis on this machine the tests are skipped, except in continuous integration, where they fail. */
export function describeWithRedis(title: string, define: () => void): void {
  const isSkipped = redisPath === undefined && !process.env.CI;
  const words = isSkipped
    ? `${title}: skipped, for want of redis-server (as root on Debian \`npm test\` installs it)`
    : title;
  describe.skipIf(isSkipped)(words, define);
}
