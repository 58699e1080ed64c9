import { median } from '../report/statistics.js';
import { type Measure, withField } from './Measure.js';
import { countMainThread, readMainThread } from './readMainThread.js';

/**
 * From the state that shows the fields until they are painted and the page is idle, without what two frames and the
 * call itself cost when there is nothing to show.
 */
function mountOf(count: number, id: string, title: string, times: number): Measure {
  return {
    rows: [{ id, title, unit: 'ms', digits: 2 }],
    take: (station) =>
      withField(station, {}, async (field) => {
        const { page, cdp } = field;
        await field.start();
        await page.evaluate(() => window.bench.warmUp(30));
        await countMainThread(cdp);
        const show = async (fields: number) => {
          const before = await readMainThread(cdp);
          await field.show(fields);
          return (await readMainThread(cdp)).taskMs - before.taskMs;
        };
        const samples: number[] = [];
        for (let time = 0; time < (station.isQuick ? 1 : times); time++) {
          await show(0);
          const nothingMs = await show(0);
          samples.push((await show(count)) - nothingMs);
        }
        return { [id]: median(samples) };
      }),
  };
}

export const mount: Measure[] = [
  mountOf(1, 'mount1', 'mount of 1, warm', 9),
  mountOf(200, 'mount200', 'mount of 200, to idle', 3),
];
