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
    withField(station, {}, async (field) => {
      const { page, cdp } = field;
      const countElements = () => page.evaluate(() => document.querySelectorAll('*').length);
      await field.start();
      const elementsBefore = await countElements();
      await field.show(1);
      const elements = (await countElements()) - elementsBefore;
      // What is kept once, whatever the number, is there before. React keeps what was shown last but one.
      for (const fields of [count, 0, 1, 0]) await field.show(fields);
      const before = await readHeap(cdp);
      await field.show(count);
      const after = await readHeap(cdp);
      return { heap: (after - before) / count / 1000, elements };
    }),
};

async function readHeap(cdp: CDPSession): Promise<number> {
  for (let time = 0; time < 2; time++) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}
