import { setTimeout as wait } from 'node:timers/promises';
import type { FieldPage } from '../drive/FieldPage.js';
import { type Measure, NotApplicable, withField } from './Measure.js';
import { countMainThread, readMainThread } from './readMainThread.js';

interface Typing {
  id: string;
  title: string;
  isControlled: boolean;
  /** How many times slower the processor is made. */
  throttling: number;
}

/** Long enough for a key to be painted before the next one, also on a slow machine. */
const pauseMs = 40;

function typingOf({ id, title, isControlled, throttling }: Typing): Measure {
  return {
    rows: [
      { id, title: `keystroke${title}`, unit: 'ms', digits: 2 },
      { id: `${id}Script`, title: `keystroke${title}, script alone`, unit: 'ms', digits: 2 },
    ],
    take(station) {
      if (!isControlled && station.library.isControlledOnly)
        throw new NotApplicable('the app has to hold the code');
      return withField(station, { settings: { isControlled } }, async (field) => {
        await field.start();
        for (let time = 0; time < 3; time++) await typeCode(field, 5);
        const { cdp } = field;
        await countMainThread(cdp);
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttling });
        let taskMs = 0;
        let scriptMs = 0;
        let keys = 0;
        for (let time = 0; time < (station.isQuick ? 1 : 3); time++) {
          await field.focusNew();
          // Until the caret has been drawn.
          await wait(pauseMs * throttling);
          const before = await readMainThread(cdp);
          keys += await typeKeys(field, pauseMs * throttling);
          const after = await readMainThread(cdp);
          taskMs += after.taskMs - before.taskMs;
          scriptMs += after.scriptMs - before.scriptMs;
        }
        if ((await field.code()) !== '123456') throw new Error('The keys did not make a code.');
        return { [id]: taskMs / keys, [`${id}Script`]: scriptMs / keys };
      });
    },
  };
}

async function typeCode(field: FieldPage, eachMs: number): Promise<void> {
  await field.focusNew();
  await typeKeys(field, eachMs);
}

/** Says how many. */
async function typeKeys({ cdp }: FieldPage, eachMs: number): Promise<number> {
  const digits = '123456';
  for (const digit of digits) {
    const key = {
      key: digit,
      code: `Digit${digit}`,
      windowsVirtualKeyCode: digit.charCodeAt(0),
    };
    await cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown', text: digit });
    await cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' });
    await wait(eachMs);
  }
  return digits.length;
}

export const keystroke: Measure[] = [
  typingOf({ id: 'key', title: '', isControlled: false, throttling: 1 }),
  typingOf({ id: 'keySlow', title: ', processor 4x slower', isControlled: false, throttling: 4 }),
  typingOf({ id: 'keyControlled', title: ', controlled', isControlled: true, throttling: 1 }),
];
