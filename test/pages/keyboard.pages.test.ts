import { describe, expect, inject, test } from 'vitest';
import { openLive, readCode, wrongCode } from '../live/support/openLive.js';
import { useChromium } from '../live/support/useChromium.js';
import { createKeyboard } from './support/createKeyboard.js';

describe('with the keyboard alone', () => {
  const context = useChromium(() => inject('pagesUrl'));

  async function open(journey: 'login' | 'registration' | 'payment', line: number) {
    await context().clock.install();
    const live = await openLive(context(), journey, line);
    const says = (text: string | RegExp) => live.app.getByText(text).first().waitFor();
    /** The clock of the page, in which its server lives, too. */
    const wait = (seconds: number) => context().clock.fastForward(seconds * 1000);
    return { live, says, wait, ...createKeyboard(live) };
  }

  test('A11, A13, A14, A15: a payment: opened, mistyped, sent again, closed, opened again, confirmed on the phone', async () => {
    const { live, says, wait, press, type, goTo, isAt } = await open('payment', 91);
    await goTo('field To');
    await goTo('field Amount in euros');
    await goTo('button Pay');
    await press('Enter');
    await isAt('field Verification code');
    await type(wrongCode(await readCode(live)));
    await says(/^Invalid code/);
    await isAt('field Verification code');

    // Pressed too early it says so, and keeps the focus.
    expect(await goTo('button Resend code')).toEqual(['button Verify']);
    await press('Enter');
    await says(/^Available in \d+ seconds/);
    await isAt('button Resend code');
    await wait(31);
    await press('Enter');
    await says(/Use the most recent one/);
    await isAt('button Resend code');
    expect(await goTo('button Close', 'Shift+Tab')).toEqual([
      'button Verify',
      'field Verification code',
    ]);
    await press('Enter');
    await isAt('button Pay');

    await wait(120);
    await press('Enter');
    await isAt('field Verification code');
    await wait(31);
    await goTo('button Call me to confirm by key press');
    await press('Enter');
    // There is nothing to type any more.
    await isAt('heading Confirm on the call');
    await live.phone.getByRole('button', { name: 'Answer' }).click();
    await live.phone.getByRole('button', { name: 'Press 1' }).click();
    await isAt('heading Payment sent');
    await goTo('button Start over');
    await press('Enter');
    await isAt('field Amount in euros');
  });

  test('A9, A15: a registration: another number, cancelled, done', async () => {
    const { live, press, type, goTo, isAt, wait } = await open('registration', 92);
    const own = await live.page.getByRole('code').innerText();
    await goTo('field Your name');
    await type('Grace');
    await goTo('field Mobile number');
    await type('+1 202 555 0199');
    await press('Enter');
    await isAt('field Verification code');

    expect(await goTo('button Use another number')).toEqual([
      'button Verify',
      'button Resend code',
    ]);
    await press('Enter');
    await isAt('field Mobile number');
    await press('ControlOrMeta+a');
    await type(own);
    await press('Enter');
    await isAt('field Verification code');
    await goTo('button Cancel');
    await press('Enter');
    await isAt('field Mobile number');
    await wait(120);
    await press('Enter');
    await isAt('field Verification code');
    await type(await readCode(live, 2));
    await isAt('heading Welcome, Grace');
    await goTo('button Start over');
    await press('Enter');
    await isAt('field Your name');
  });

  test('A15: a login: a wrong password, cancelled at the code, on WhatsApp, locked', async () => {
    const { live, press, type, goTo, isAt, says, wait } = await open('login', 94);
    const email = await live.page.getByText(/@example\.com$/).innerText();
    await goTo('field Email');
    await type(email);
    await goTo('field Password');
    await type('battery staple');
    await press('Enter');
    await says('The email or the password is not right.');
    await isAt('field Password');
    await type('correct horse');
    await press('Enter');
    await isAt('field Verification code');
    await goTo('button Cancel');
    await press('Enter');
    await isAt('field Password');
    await wait(120);
    await type('correct horse');
    await press('Enter');
    await isAt('field Verification code');
    await wait(31);
    await goTo('button Send on WhatsApp instead');
    await press('Enter');
    // The button has become the one for a text message.
    await isAt('field Verification code');
    await says(/WhatsApp/);
    const wrong = wrongCode(await readCode(live, 3));
    for (let left = 4; left >= 0; left -= 1) {
      await type(wrong);
      await says(left > 0 ? new RegExp(`${left} attempts? remaining`) : /Too many attempts/);
      await isAt('field Verification code');
    }
  });
});
