import { describe, expect, test } from 'vitest';
import { useChromium } from '../live/support/useChromium.js';
import { otherThan } from '../server/support/createBench.js';
import { openJourney } from './openJourney.js';
import { signUp, startBetterAuth } from './servers/startBetterAuth.js';

describe('better-auth, by configuration alone', () => {
  const context = useChromium(() => 'http://127.0.0.1');

  const email = 'ada@example.com';
  const password = 'correct horse';
  const phone = '+15551233456';

  /** The screen's own, where a server names none. */
  const cooldownSecs = 30;

  /** What differs from one plugin to the other: nothing but where the code goes, and what a code too many is answered. */
  const plugins = [
    {
      name: 'phone-number',
      recipient: phone,
      wrongCodes: 3,
      send: '/api/auth/phone-number/send-otp',
    },
    {
      name: 'email-otp',
      recipient: email,
      wrongCodes: 3,
      send: '/api/auth/email-otp/send-verification-otp',
    },
    { name: 'two-factor', recipient: email, wrongCodes: 5, send: '/api/auth/two-factor/send-otp' },
  ] as const;

  describe.each(plugins)('$name', ({ name, recipient, wrongCodes, send }) => {
    async function open(options: Parameters<typeof startBetterAuth>[0] = {}) {
      const server = await startBetterAuth(options);
      if (name === 'two-factor') await signUp(server.url, email, password);
      const journey = await openJourney(context(), server.url, name);
      await journey.begin();
      await journey.field.waitFor();
      await expect.poll(() => server.codesOf(recipient).length).toBe(1);
      const code = () => server.codesOf(recipient).at(-1) ?? '';
      return { ...server, ...journey, code };
    }

    test('a wrong code, then the right one: the app has its proof, and the browser a session', async () => {
      const { type, alert, code, result, page, url, calls } = await open();
      await type(otherThan(code()));
      await alert('Invalid code. Check it and try again.').waitFor();
      await type(code());
      expect(await result()).toMatchObject({
        token: expect.any(String),
        user: { id: expect.any(String) },
      });
      const session = await page.request.get(`${url}/api/auth/get-session`);
      expect(await session.json()).toMatchObject({ session: { id: expect.any(String) } });
      const cookies = await context().cookies();
      expect(cookies.map((cookie) => cookie.name)).toContain('better-auth.session_token');
      expect(calls(send)).toHaveLength(1);
    });

    test('a code that has run out says so, and the next one is right', async () => {
      const { type, alert, button, wait, code, codesOf, result, expireCodes } = await open();
      expireCodes();
      await type(code());
      await alert('Code expired. Click Resend to get a new code.').waitFor();
      await wait(cooldownSecs);
      await button('Resend code').click();
      await expect.poll(() => codesOf(recipient).length).toBe(2);
      await type(code());
      expect(await result()).toMatchObject({ token: expect.any(String) });
    });

    test('too many wrong codes lock the screen, and starting again works', async () => {
      const { type, alert, button, field, wait, code, codesOf, result } = await open();
      for (let by = 1; by <= wrongCodes; by++) {
        await type(otherThan(code(), by));
        await alert('Invalid code. Check it and try again.').waitFor();
      }
      await type(code());
      await alert('Too many attempts. Please start again.').waitFor();
      expect(await field.isEditable()).toBe(false);
      await wait(cooldownSecs);
      await button('Start again').click();
      await expect.poll(() => codesOf(recipient).length).toBe(2);
      await type(code());
      expect(await result()).toMatchObject({ token: expect.any(String) });
    });

    test('N12: a resend too early is told the wait of X-Retry-After, and the first code still works', async () => {
      const path = send.replace('/api/auth', '');
      const { type, dialog, alert, button, wait, code, codesOf, result } = await open({
        rateLimit: { enabled: true, customRules: { [path]: { window: 60, max: 1 } } },
      });
      await wait(cooldownSecs);
      await button('Resend code').click();
      await alert('Too many codes were asked for.').waitFor();
      await dialog.getByText(/Resend code in (1:00|0:5\d)/).waitFor();
      expect(codesOf(recipient)).toHaveLength(1);
      await type(code());
      expect(await result()).toMatchObject({ token: expect.any(String) });
    });
  });
});
