import type { Route } from 'playwright';
import { describe, expect, test } from 'vitest';
import { type Live, openLive, readCode, wrongCode } from './support/openLive.js';
import { useChromium } from './support/useChromium.js';

const FIRST_LINE = 80;

/** What a network does to one request. The proxy in test/faults does more, without a page. */
const faults = {
  neverArrives: (route: Route) => route.abort('connectionreset'),
  losesTheAnswer: async (route: Route) => {
    await route.fetch();
    await route.abort('connectionreset');
  },
  answersItself: (route: Route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Welcome to our Wi-Fi</h1>' }),
  sendsElsewhere: (route: Route) =>
    route.fulfill({ status: 307, headers: { Location: '/elsewhere' } }),
  givesUp: async (route: Route) => {
    await route.fetch();
    await route.fulfill({
      status: 504,
      contentType: 'text/html',
      body: '<h1>Gateway Timeout</h1>',
    });
  },
};
type FaultName = keyof typeof faults;

const checkConnection = 'Could not verify. Check your connection and try again.';
const notJustNow = 'The code could not be checked just now. Wait a moment and try again.';

describe('what a person sees of a bad network', () => {
  const context = useChromium();
  let live: Live;
  let line = FIRST_LINE;

  const codeField = () => live.app.getByRole('textbox', { name: 'Verification code' });
  const alert = (text: string) => live.app.getByRole('alert').filter({ hasText: text });
  const button = (name: string) => live.app.getByRole('button', { name });
  const keys = (name: string) => live.calls(name).map((call) => call.idempotencyKey);

  /** Lets that happen to the next request of a kind. */
  const fail = (call: string, name: FaultName) =>
    live.page.route(`**/api/verification/${call}`, faults[name], { times: 1 });

  /** Without news: a server that has none, so that what was lost stays lost until the person tries again. */
  async function signIn({ hasNews = false } = {}) {
    live = await openLive(context(), 'login', line++);
    if (!hasNews) {
      await live.page.route(/\/api\/verification\/(events|status)$/, (route) =>
        route.abort('connectionrefused'),
      );
    }
    const email = await live.page.getByText(/@example\.com$/).innerText();
    await live.app.getByLabel('Email').fill(email);
    await live.app.getByLabel('Password').fill('correct horse');
    await button('Sign in').click();
    return readCode(live);
  }

  test.each<[FaultName, string]>([
    ['neverArrives', checkConnection],
    ['losesTheAnswer', checkConnection],
    ['answersItself', notJustNow],
    ['sendsElsewhere', notJustNow],
    ['givesUp', notJustNow],
  ])(
    'N3, N11, N13: %s: the code stays, the words say what to do, and Verify goes on',
    async (name, words) => {
      const code = await signIn();
      await fail('verify', name);
      await codeField().fill(code);
      await alert(words).waitFor();
      expect(await codeField().inputValue()).toBe(code);
      expect(live.calls('verify')).toHaveLength(1);

      await button('Verify').click();
      await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
      const [first, again, ...more] = keys('verify');
      expect(again).toBe(first);
      expect(more).toEqual([]);
    },
  );

  test('N17: a success whose answer was lost comes by the stream of events, with nothing pressed', async () => {
    const code = await signIn({ hasNews: true });
    await fail('verify', 'losesTheAnswer');
    await codeField().fill(code);
    await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
    expect(live.calls('verify')).toHaveLength(1);
  });

  test('N3, R8: a wrong code whose answer was lost costs one attempt, however often it is tried', async () => {
    const code = await signIn();
    await fail('verify', 'losesTheAnswer');
    await codeField().fill(wrongCode(code));
    await alert(checkConnection).waitFor();
    await button('Verify').click();
    await alert('Invalid code. 4 attempts remaining.').waitFor();
    await codeField().fill(code);
    await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
  });

  test('N3, N15: a resend whose answer was lost, asked for again, is one message', async () => {
    const code = await signIn();
    await codeField().pressSequentially(code.slice(0, 3));
    await live.app.getByRole('button', { name: 'Resend code', exact: true }).waitFor();
    await fail('send', 'losesTheAnswer');
    await button('Resend code').click();
    await alert('Could not send the code. Check your connection and try again.').waitFor();
    expect(await codeField().inputValue()).toBe(code.slice(0, 3));
    const second = await readCode(live, 2);

    await button('Resend code').click();
    await live.app.locator('.otp-hint', { hasText: 'Use the most recent one.' }).waitFor();
    expect(await live.messages.count()).toBe(2);
    const [, first, again] = keys('send');
    expect(again).toBe(first);
    await codeField().fill(second);
    await live.app.getByRole('heading', { name: 'Signed in as' }).waitFor();
  });

  test('N7: leaving while the network is gone is as quiet as leaving', async () => {
    await signIn();
    const errors: Error[] = [];
    live.page.on('pageerror', (error) => errors.push(error));
    const gone = live.page.waitForEvent('requestfailed', (request) =>
      request.url().endsWith('/cancel'),
    );
    await context().setOffline(true);
    await button('Cancel').click();
    await gone;
    await live.app.getByLabel('Password').waitFor();
    expect(await live.app.getByRole('alert').allInnerTexts()).toEqual([]);
    await context().setOffline(false);
    // The next request is the person's, not one that was kept.
    await live.app.getByLabel('Password').fill('battery staple');
    await button('Sign in').click();
    await alert('The email or the password is not right.').waitFor();
    expect(live.calls().map(({ name }) => name)).toEqual(['send', 'cancel', 'send']);
    expect(errors).toEqual([]);
  });
});
