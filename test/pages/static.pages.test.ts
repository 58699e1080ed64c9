import { describe, expect, inject, test } from 'vitest';
import { openLive, readCode } from '../live/support/openLive.js';
import { useChromium } from '../live/support/useChromium.js';

describe('the static Storybook', () => {
  const context = useChromium(() => inject('pagesUrl'));

  test('the same server answers in the page: a payment goes through, and no request leaves', async () => {
    const live = await openLive(context(), 'payment', 90);
    await live.app.getByRole('button', { name: 'Pay' }).click();
    const dialog = live.app.getByRole('dialog');
    await dialog.getByText('€49.90').waitFor();
    await live.app.getByRole('textbox', { name: 'Verification code' }).fill(await readCode(live));
    await live.app.getByRole('heading', { name: 'Payment sent' }).waitFor();
    expect(live.calls()).toEqual([]);
  });
});
