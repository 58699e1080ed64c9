import { describe, expect, test } from 'vitest';
import { type Live, openLive, readCode, secondsLeft, wrongCode } from './support/openLive.js';
import { useChromium } from './support/useChromium.js';

const FIRST_LINE = 0;

describe('Live/Login: a password, then a code', () => {
  const context = useChromium();
  let live: Live;
  let line = FIRST_LINE;

  const codeField = () => live.app.getByRole('textbox', { name: 'Verification code' });
  const alert = (text: string | RegExp) => live.app.getByRole('alert').filter({ hasText: text });

  async function open() {
    live = await openLive(context(), 'login', line++);
  }
  async function signIn(password = 'correct horse') {
    const email = await live.page.getByText(/@example\.com$/).innerText();
    await live.app.getByLabel('Email').fill(email);
    await live.app.getByLabel('Password').fill(password);
    await live.app.getByRole('button', { name: 'Sign in' }).click();
  }

  test('N2: the right code signs in, with one request to send and one to verify', async () => {
    await open();
    await signIn();
    const code = await readCode(live);
    await codeField().pressSequentially(code);
    await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
    expect(live.calls().map((call) => call.name)).toEqual(['send', 'verify']);
    expect(live.calls('verify')[0]?.body.code).toBe(code);
    expect(await live.messages.count()).toBe(1);
  });

  test('A4: a wrong password is said at the field and sends nothing to the phone', async () => {
    await open();
    await signIn('battery staple');
    await alert('The email or the password is not right.').waitFor();
    const password = live.app.getByLabel('Password');
    expect(await password.getAttribute('aria-invalid')).toBe('true');
    expect(await password.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await live.messages.count()).toBe(0);

    await signIn();
    await codeField().pressSequentially(await readCode(live));
    await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
    expect(live.calls('send')).toHaveLength(2);
  });

  test('A4: wrong codes count the attempts down, and the right one still works', async () => {
    await open();
    await signIn();
    const code = await readCode(live);
    for (const [tries, words] of [
      [1, 'Invalid code. 4 attempts remaining.'],
      [2, 'Invalid code. 3 attempts remaining.'],
    ] as const) {
      await codeField().fill(wrongCode(code, tries));
      await alert(words).waitFor();
      expect(await codeField().inputValue()).toBe(wrongCode(code, tries));
    }
    await codeField().fill(code);
    await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
    expect(live.calls('verify')).toHaveLength(3);
  });

  test('N16: five wrong codes lock, the right one no longer counts, and starting again works', async () => {
    await open();
    await signIn();
    const code = await readCode(live);
    for (const tries of [1, 2, 3, 4]) {
      await codeField().fill(wrongCode(code, tries));
      await alert(`${5 - tries} attempt`).waitFor();
    }
    await codeField().fill(wrongCode(code, 5));
    await alert('Too many attempts. Please start again.').waitFor();
    expect(await codeField().isEditable()).toBe(false);

    await live.app.getByRole('button', { name: 'Start again' }).click();
    const second = await readCode(live, 2);
    expect(live.calls('send')[1]?.body.verification_id).toBeUndefined();
    await codeField().fill(second);
    await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
    expect(live.calls('verify')).toHaveLength(6);
  });

  test('T10: a reload comes back to the code, sends nothing, and the clock goes on', async () => {
    await open();
    await signIn();
    const code = await readCode(live);
    const before = await secondsLeft(live);
    await live.app.getByText(`Code expires in 0:${String(before - 1).padStart(2, '0')}`).waitFor();

    await live.page.reload();
    await codeField().waitFor();
    expect(await secondsLeft(live)).toBeLessThan(before);
    expect(await readCode(live)).toBe(code);
    expect(await live.messages.count()).toBe(1);
    // No password, code or number survived in the page.
    const kept = await live.page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
    const number = (await live.phone.getByText(/^\+1 \(/).innerText()).replace(/\D/g, '');
    expect(number).toMatch(/^1\d{10}$/);
    for (const secret of ['correct horse', code, number, number.slice(-7)]) {
      expect(kept).not.toContain(secret);
    }

    await codeField().fill(code);
    await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
    expect(live.calls('cancel')).toHaveLength(0);
  });

  test('N13, N14, N3: a cut network keeps the code; back again, the same try succeeds', async () => {
    await open();
    await signIn();
    const code = await readCode(live);
    await context().setOffline(true);
    await codeField().fill(code);
    await alert('Could not verify. Check your connection and try again.').waitFor();
    expect(await codeField().inputValue()).toBe(code);

    const late = live.calls('verify').length;
    await context().setOffline(false);
    await live.app.getByRole('button', { name: 'Verify' }).click();
    await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
    const tries = live.calls('verify');
    expect(tries).toHaveLength(late + 1);
    expect(new Set(tries.map((call) => call.idempotencyKey)).size).toBe(1);
  });
});
