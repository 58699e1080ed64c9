import { median } from '../report/statistics.js';
import { type Measure, NotApplicable, withField } from './Measure.js';

declare global {
  interface Window {
    pastedAtMs: number;
  }
}

/** From the browser's `paste` event until the app is told that the code is complete. */
export const paste: Measure = {
  rows: [{ id: 'paste', title: 'paste to completion', unit: 'ms', digits: 2 }],
  take: (station) =>
    withField(station, {}, async (field) => {
      const { page } = field;
      await field.start();
      await page.evaluate(() => {
        const onPaste = () => {
          window.pastedAtMs = performance.now();
        };
        // Before anybody else hears of it.
        addEventListener('paste', onPaste, true);
      });
      const samples: number[] = [];
      const warmUps = 3;
      for (let time = 0; time < (station.isQuick ? 4 : 8); time++) {
        await field.focusNew();
        await page.evaluate(() => {
          window.bench.log.completions.length = 0;
        });
        await field.paste('123456');
        const tookMs = await page.evaluate(() => {
          const { completions, completedAtMs } = window.bench.log;
          return completions.length > 0 ? completedAtMs - window.pastedAtMs : undefined;
        });
        if (tookMs === undefined) throw new NotApplicable('a pasted code does not complete it');
        if (time >= warmUps) samples.push(tookMs);
      }
      return { paste: median(samples) };
    }),
};
