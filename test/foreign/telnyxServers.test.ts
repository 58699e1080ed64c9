import { describe, expect, test } from 'vitest';
import { useChromium } from '../live/support/useChromium.js';
import { otherThan } from '../server/support/createBench.js';
import { ApiError } from '../telnyx/ApiError.js';
import { openJourney } from './openJourney.js';
import { startTelnyxServers } from './servers/startTelnyxServers.js';

describe('servers in the shape of Telnyx’s examples, by configuration alone', () => {
  const context = useChromium(() => 'http://127.0.0.1');

  const phone = '+15551233456';
  /** The screen's own, where a server names none. */
  const cooldownSecs = 30;

  const wrong = 'Invalid code. Check it and try again.';
  const tooMany = 'Too many attempts. Please start again.';

  type Name = 'login' | 'registration' | 'payment';

  async function open(name: Name) {
    const server = await startTelnyxServers();
    const journey = await openJourney(context(), server.url, name);
    const codes = () => server.telnyx.phone(phone).map(({ code }) => code ?? '');
    return {
      ...server,
      ...journey,
      code: () => codes().at(-1) ?? '',
      /** The phone has got so many messages. */
      sent: (count: number) => expect.poll(() => codes().length).toBe(count),
    };
  }

  /** With the form sent off, and the code on the phone. */
  async function openAtCode(name: Name) {
    const journey = await open(name);
    await journey.begin();
    await journey.sent(1);
    return journey;
  }

  const journeys: { name: Name; send: string; verify: string; proof: object }[] = [
    { name: 'login', send: '/login', verify: '/login/verify', proof: { token: 'jwt-1' } },
    {
      name: 'registration',
      send: '/register/start',
      verify: '/register/verify',
      proof: { user_id: 'u-1', token: 'jwt-1' },
    },
    {
      name: 'payment',
      send: '/payments/initiate',
      verify: '/payments/confirm',
      proof: { status: 'completed', transaction_id: expect.any(String) },
    },
  ];

  describe.each(journeys)('$name', (expected) => {
    const { name, send, verify, proof } = expected;

    test('a wrong code, a fault, then the right one: the app has what the server said', async () => {
      const { type, alert, button, code, telnyx, result, calls } = await openAtCode(name);
      await type(otherThan(code()));
      await alert(wrong).waitFor();
      telnyx.fail(new ApiError(500, '10007', 'down'));
      await type(code());
      await alert('The code could not be checked just now.').waitFor();
      telnyx.fail();
      await button('Verify').click();
      expect(await result()).toMatchObject(proof);
      expect(calls().map(({ path }) => path)).toEqual([send, verify, verify, verify]);
    });

    test('N16: too many wrong codes lock it, and starting again begins anew', async () => {
      const { type, alert, button, field, wait, code, sent, result, calls } =
        await openAtCode(name);
      for (const by of [1, 2]) {
        await type(otherThan(code(), by));
        await alert(wrong).waitFor();
      }
      await type(code());
      await alert(tooMany).waitFor();
      expect(await field.isEditable()).toBe(false);
      await wait(cooldownSecs);
      await button('Start again').click();
      await sent(2);
      expect(calls(send)[1]).toEqual(calls(send)[0]);
      await type(code());
      expect(await result()).toMatchObject(proof);
    });

    test('N7: closed, the server forgets the code', async () => {
      const { dialog, button, code, url, page, calls } = await openAtCode(name);
      const told = page.waitForResponse(`${url}/verify/cancel`);
      await button('Close').click();
      await dialog.waitFor({ state: 'detached' });
      expect((await told).status()).toBe(204);
      const { body } = calls('/verify/cancel')[0] ?? {};
      const late = await page.request.post(url + verify, { data: { ...body, code: code() } });
      expect(late.ok()).toBe(false);
      expect(await late.json()).toEqual({ error: expect.any(String) });
    });
  });

  describe('a code that ran out, by either clock', () => {
    test.each([
      { name: 'login', resend: '/login/resend', clock: 'servers' },
      { name: 'registration', resend: '/register/start', clock: 'telnyx' },
    ] as const)('$name says so, and sends the next one by $resend', async (expected) => {
      const { name, resend, clock } = expected;
      const { type, alert, button, wait, pass, code, sent, result, calls } = await openAtCode(name);
      pass(clock, 600);
      await type(code());
      await alert('Code expired. Click Resend to get a new code.').waitFor();
      await wait(cooldownSecs);
      await button('Resend code').click();
      await sent(2);
      // With an address of its own a resend says nothing; otherwise it is the whole form again.
      const form = name === 'login' ? {} : calls(resend)[0]?.body;
      expect(calls(resend).at(-1)?.body).toEqual(form);
      await type(code());
      expect(await result()).toMatchObject({ token: 'jwt-1' });
    });

    test('payment says so, and offers to start again, since there is no resend', async () => {
      const { type, alert, button, wait, pass, code, sent, result, calls } =
        await openAtCode('payment');
      expect(await button('Resend code').count()).toBe(0);
      pass('telnyx', 600);
      await type(code());
      await alert('Code expired. Start again to get a new one.').waitFor();
      await wait(cooldownSecs);
      await button('Start again').click();
      await sent(2);
      await type(code());
      const { payment_id } = await result();
      const confirmed = calls('/payments/confirm').map(({ body }) => body.payment_id);
      expect(confirmed.at(-1)).toBe(payment_id);
      expect(new Set(confirmed).size).toBe(2);
    });
  });

  describe('where no code is needed, or none may be sent', () => {
    test.each([
      ['login', { email: 'bob@example.com' }, { token: 'jwt-1' }],
      ['payment', { amount: '20' }, { status: 'completed' }],
    ] as const)('%s goes through at once', async (name, form, proof) => {
      const { begin, result, telnyx } = await open(name);
      await begin(form);
      expect(await result()).toMatchObject(proof);
      expect(telnyx.calls).toEqual([]);
    });

    test.each([
      ['login', { password: 'battery staple' }, 'unauthenticated'],
      ['registration', { email: 'taken@example.com' }, 'conflict'],
    ] as const)('%s is refused, and the form can say why', async (name, form, code) => {
      const { begin, page, telnyx } = await open(name);
      await begin(form);
      await page.getByText(`Refused: ${code}`).waitFor();
      expect(telnyx.calls).toEqual([]);
    });

    test('registration with a field left out: the screen says to check what was entered', async () => {
      const { begin, alert, telnyx } = await open('registration');
      await begin({ phone_number: '' });
      await alert('A code cannot be sent there. Check what you entered before.').waitFor();
      expect(telnyx.calls).toEqual([]);
    });

    test('login shows where the code went, and how long it is good for', async () => {
      const { dialog } = await openAtCode('login');
      await dialog.getByText(/Code expires in (5:00|4:5\d)/).waitFor();
      expect(await dialog.innerText()).toMatch(/\+1\s?\S*3456/);
    });
  });
});
