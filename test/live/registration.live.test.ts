import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { type Live, openLive, readCode, wrongCode } from './support/openLive.js';
import { useChromium } from './support/useChromium.js';

const FIRST_LINE = 20;

describe('Live/Registration: a number, then a code', () => {
  const context = useChromium();
  let live: Live;
  let line = FIRST_LINE;

  const codeField = () => live.app.getByRole('textbox', { name: 'Verification code' });
  const alert = (text: string | RegExp) => live.app.getByRole('alert').filter({ hasText: text });
  const button = (name: string | RegExp) => live.app.getByRole('button', { name });

  async function open() {
    live = await openLive(context(), 'registration', line++);
  }
  async function register(number?: string) {
    const own = await live.page.getByRole('code').innerText();
    await live.app.getByLabel('Your name').fill('Grace');
    await live.app.getByLabel('Mobile number').fill(number ?? own);
    await button('Send the code').click();
  }
  const welcome = () => live.app.getByRole('heading', { name: 'Welcome, Grace' }).waitFor();

  test('a number as people write it gets a code, and the account follows from it', async () => {
    await open();
    await register();
    await codeField().pressSequentially(await readCode(live));
    await welcome();
    await live.app.getByText(/^cus_/).waitFor();
    expect(live.calls().map((call) => call.name)).toEqual(['send', 'verify']);
  });

  test('A4: a number that is none is said at the field', async () => {
    await open();
    await register('12');
    await alert('Enter a whole number with its country code').waitFor();
    expect(await live.app.getByLabel('Mobile number').getAttribute('aria-invalid')).toBe('true');
    await register();
    await codeField().fill(await readCode(live));
    await welcome();
  });

  test('A9: an expired code asks nothing again, and a new one works', async () => {
    await open();
    await register();
    const old = await readCode(live);
    await alert('Code expired. Click Resend to get a new code.').waitFor();
    await button('Resend code').click();
    const code = await readCode(live, 2);
    expect(code).not.toBe(old);
    await codeField().fill(code);
    await welcome();
    expect(live.calls().map((call) => call.name)).toEqual(['send', 'send', 'verify']);
  });

  test('N15: after a resend the old code is refused and the new one accepted', async () => {
    await open();
    await register();
    const old = await readCode(live);
    const resend = button('Resend code');
    expect(await resend.getAttribute('aria-disabled')).toBe('true');
    // The words change when the wait is over.
    await resend.filter({ hasText: /^Resend code$/ }).click();
    const code = await readCode(live, 2);
    await codeField().fill(old);
    await alert('Invalid code.').waitFor();
    await codeField().fill(code);
    await welcome();
    const [first, second] = live.calls('send');
    expect(first?.body.verification_id).toBeUndefined();
    expect(second?.body.verification_id).toBe(live.calls('verify')[0]?.body.verification_id);
  });

  test('P12: a call reads the code aloud', async () => {
    await open();
    await register();
    await readCode(live);
    await button('Resend code')
      .filter({ hasText: /^Resend code$/ })
      .waitFor();
    await button('Call me instead').click();
    await live.phone.getByText('Incoming call').waitFor();
    await live.phone.getByRole('button', { name: 'Answer' }).click();
    const captions = await live.phone.getByRole('button', { name: /captions/i }).innerText();
    const digits = /(?:\d, ){5}\d/.exec(captions)?.[0].replaceAll(', ', '') ?? '';
    await live.phone.getByRole('button', { name: 'Hang up' }).click();
    await codeField().fill(digits);
    await welcome();
    expect(live.calls('send').map((call) => call.body.channel)).toEqual([undefined, 'call']);
  });

  test('P12: a missed call has the code in its number', async () => {
    await open();
    await register();
    await readCode(live);
    await button('Resend code')
      .filter({ hasText: /^Resend code$/ })
      .waitFor();
    await button('Use a missed call instead').click();
    const missed = live.messages.filter({ hasText: 'Missed call' });
    const number = await missed.locator('mark').innerText();
    await codeField().fill(number);
    await welcome();
  });

  test('N6: another number cancels once, and the code of the first is good for nothing', async () => {
    await open();
    await register();
    const old = await readCode(live);
    await button('Use another number').click();
    await live.app.getByLabel('Mobile number').waitFor();
    await expect.poll(() => live.calls('cancel').length).toBe(1);
    const id = live.calls('cancel')[0]?.body.verification_id;
    await expect.poll(() => heard(live.page, String(id))).toContain('cancelled');
    // What was typed before is still there, but for the number's sake nothing else.
    expect(await live.app.getByLabel('Your name').inputValue()).toBe('Grace');
    const refused = await live.page.evaluate(
      async ([id, code]) => {
        const response = await fetch('/api/verification/verify', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify({ verification_id: id, code }),
        });
        return response.status;
      },
      [id, old],
    );
    expect(refused).toBeGreaterThanOrEqual(400);
  });

  test('N6, N7: cancelling is heard by the server once, and leads back to the form', async () => {
    await open();
    await register();
    const code = await readCode(live);
    await codeField().fill(wrongCode(code));
    await alert('Invalid code.').waitFor();
    await button('Cancel').click();
    await live.app.getByRole('heading', { name: 'Open an account' }).waitFor();
    await expect.poll(() => live.calls('cancel').length).toBe(1);
    const id = String(live.calls('cancel')[0]?.body.verification_id);
    await expect.poll(() => heard(live.page, id)).toContain('cancelled');
  });
});

/** How the server's own log says that a verification went. */
async function heard(page: Page, verificationId: string): Promise<string[]> {
  const log = (await (await page.request.get('/api/log')).json()) as {
    verificationId?: string;
    outcome: string;
  }[];
  return log.filter((entry) => entry.verificationId === verificationId).map((e) => e.outcome);
}
