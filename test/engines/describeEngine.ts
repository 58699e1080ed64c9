import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Driver } from './Driver.js';
import type { Engine } from './engines.js';
import { FieldPage } from './FieldPage.js';
import type { PageOptions } from './page/PageOptions.js';
import { describeClipboard } from './suite/describeClipboard.js';
import { describeDeleting } from './suite/describeDeleting.js';
import { describeGeometry } from './suite/describeGeometry.js';
import { describeMoving } from './suite/describeMoving.js';
import { describePointer } from './suite/describePointer.js';
import { describeTyping } from './suite/describeTyping.js';

/** Opens the page anew: no test inherits a focus, an undo history or a value. */
export type OpenPage = (options?: PageOptions) => Promise<FieldPage>;

/**
 * All that depends on the engine, in one of them. Without that engine it is skipped, except in continuous
 * integration, where it fails.
 */
export function describeEngine(engine: Engine): void {
  const missing = engine.missing.join(', ');
  const isSkipped = missing !== '' && !process.env.CI;
  const title = isSkipped
    ? `${engine.name}: skipped, for want of ${missing} (as root on Debian: ENGINES=1 npm test)`
    : engine.name;

  describe.skipIf(isSkipped)(title, () => {
    let driver: Driver;
    beforeAll(async () => {
      if (missing) throw new Error(`${engine.name} cannot be run for want of ${missing}`);
      driver = await engine.launch();
    });
    afterAll(() => driver?.close());
    const open: OpenPage = (options = {}) => FieldPage.open(driver, inject('pageUrl'), options);

    describeTyping(open);
    describeDeleting(open);
    describeMoving(open);
    describePointer(open, engine);
    describeClipboard(open);
    describeGeometry(open);
  });
}
