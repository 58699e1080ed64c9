import { describe, expect, test } from 'vitest';
import { type Live, openLive, readCode } from './support/openLive.js';
import { useChromium } from './support/useChromium.js';

const FIRST_LINE = 60;

describe('Live/Payment: the amount and the payee beside the code', () => {
  const context = useChromium();
  let live: Live;
  let line = FIRST_LINE;

  const dialog = () => live.app.getByRole('dialog');
  const codeField = () => live.app.getByRole('textbox', { name: 'Verification code' });
  const alert = (text: string | RegExp) => dialog().getByRole('alert').filter({ hasText: text });

  async function open() {
    live = await openLive(context(), 'payment', line++);
  }
  /** What became of each request that pays. */
  function watchPayments(): number[] {
    const statuses: number[] = [];
    live.page.on('response', (response) => {
      if (response.url().endsWith('/api/payments')) statuses.push(response.status());
    });
    return statuses;
  }
  async function pay(amount: string) {
    await live.app.getByLabel('Amount in euros').fill(amount);
    await live.app.getByRole('button', { name: 'Pay' }).click();
  }

  test('S9: the server’s amount and payee stand beside the code, in the message, and in the receipt', async () => {
    await open();
    const payments = watchPayments();
    await pay('49.9');
    await dialog().getByText('€49.90').waitFor();
    await dialog().getByText('Old Mill Bakery').waitFor();
    const code = await readCode(live);
    expect(await live.messages.first().innerText()).toContain('49.90 EUR to Old Mill Bakery');
    await codeField().pressSequentially(code);
    await live.app.getByRole('heading', { name: 'Payment sent' }).waitFor();
    await live.app.getByText('€49.90').waitFor();
    await live.app.getByText(/^pay_/).waitFor();
    expect(live.calls().map((call) => call.name)).toEqual(['send', 'verify']);
    // Refused for want of a verification, then paid: one press of the button.
    expect(payments).toEqual([403, 200]);
    expect(live.calls('send')[0]?.body).not.toHaveProperty('amount');
  });

  test('R5: neither the code of a sign-in nor that of another amount pays', async () => {
    const login = await openLive(context(), 'login', line);
    const email = await login.page.getByText(/@example\.com$/).innerText();
    await login.app.getByLabel('Email').fill(email);
    await login.app.getByLabel('Password').fill('correct horse');
    await login.app.getByRole('button', { name: 'Sign in' }).click();
    const loginCode = await readCode(login);

    await open();
    await sent(() => pay('25.00'), 2);
    await codeField().fill(loginCode);
    await alert('Invalid code.').waitFor();
    const smallCode = await readCode(live, 2);

    await live.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await sent(() => pay('950.00'), 3);
    await dialog().getByText('€950.00').waitFor();
    await codeField().fill(smallCode);
    await alert('Invalid code.').waitFor();
    await codeField().fill(await readCode(live, 3));
    await live.app.getByRole('heading', { name: 'Payment sent' }).waitFor();
  });

  /** One number gets a code every two seconds at most: a person waits, and asks again. */
  async function sent(act: () => Promise<void>, count: number) {
    await act();
    const retry = dialog().getByRole('button', { name: 'Send code' });
    const isHere = live.messages
      .nth(count - 1)
      .waitFor()
      .then(() => true);
    while (!(await Promise.race([isHere, retry.click().then(() => false)])));
  }

  test('A14: the dialog opens with the focus in the code', async () => {
    await open();
    await pay('49.90');
    await readCode(live);
    await expect
      .poll(() => codeField().evaluate((field) => field === document.activeElement))
      .toBe(true);
  });

  test('N6, N7, A16: Escape leaves, the server hears it once, and nothing is paid', async () => {
    await open();
    const payments = watchPayments();
    await pay('49.90');
    await readCode(live);
    await live.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(() => live.calls('cancel').length).toBe(1);
    const pays = live.app.getByRole('button', { name: 'Pay' });
    expect(await pays.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(payments).toEqual([403]);
    await expect.poll(() => pays.getAttribute('aria-disabled')).toBe('false');
  });

  test('T10: a reload opens the dialog again with the same code and the same amount', async () => {
    await open();
    await pay('49.90');
    const code = await readCode(live);
    await live.page.reload();
    await dialog().getByText('€49.90').waitFor();
    expect(await readCode(live)).toBe(code);
    expect(await live.messages.count()).toBe(1);
    await codeField().fill(code);
    await live.app.getByRole('heading', { name: 'Payment sent' }).waitFor();
  });

  test('N17: a key pressed on the call pays, with nothing typed', async () => {
    await open();
    await pay('49.90');
    await readCode(live);
    await dialog().getByText('Delivered.').waitFor();
    await dialog().getByRole('button', { name: 'Call me to confirm by key press' }).click();
    await dialog().getByRole('heading', { name: 'Confirm on the call' }).waitFor();
    await dialog().getByText('€49.90').waitFor();
    expect(await codeField().count()).toBe(0);
    await live.phone.getByRole('button', { name: 'Answer' }).click();
    await live.phone.getByRole('button', { name: 'Press 1' }).click();
    await live.app.getByRole('heading', { name: 'Payment sent' }).waitFor();
    expect(live.calls('verify')).toEqual([]);
  });

  test('a small payment needs no code, and sends none', async () => {
    await open();
    const payments = watchPayments();
    await pay('4.20');
    await live.app.getByRole('heading', { name: 'Payment sent' }).waitFor();
    expect(await live.messages.count()).toBe(0);
    expect(live.calls()).toEqual([]);
    expect(payments).toEqual([200]);
  });
});
