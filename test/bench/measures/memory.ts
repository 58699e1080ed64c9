import type { CDPSession } from 'playwright';
import { type Measure, withField } from './Measure.js';

const count = 200;

export const memory: Measure = {
  rows: [
    { id: 'heap', title: 'JavaScript heap per instance', unit: 'kB', digits: 1 },
    { id: 'elements', title: 'elements', unit: '', digits: 0 },
  ],
  maxRounds: 3,
  take: (station) =>
    withField(station, {}, async ({ page, cdp }) => {
      const show = (fields: number) => page.evaluate((n) => window.bench.show(n), fields);
      const countElements = () => page.evaluate(() => document.querySelectorAll('*').length);
      await page.evaluate(
        (isControlled) => window.bench.start({ isControlled }),
        station.library.isControlledOnly ?? false,
      );
      const elementsBefore = await countElements();
      await show(1);
      const elements = (await countElements()) - elementsBefore;
      // What is kept once, whatever the number, is there before.
      await show(count);
      await show(0);
      const before = await readHeap(cdp);
      await show(count);
      const after = await readHeap(cdp);
      return { heap: (after - before) / count / 1000, elements };
    }),
};

async function readHeap(cdp: CDPSession): Promise<number> {
  for (let time = 0; time < 2; time++) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}
