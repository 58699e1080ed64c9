import { describe, expect, test } from 'vitest';
import { useChromium } from '../live/support/useChromium.js';
import { otherThan } from '../server/support/createBench.js';
import { openJourney } from './openJourney.js';
import { startOwnServers } from './servers/startOwnServers.js';

/** The screen's own, where a server names none. */
const cooldownSecs = 30;

describe('an app’s own backend: three functions over whatever it has', () => {
  const context = useChromium(() => 'http://127.0.0.1');

  async function openAtCode(name: string) {
    const server = await startOwnServers();
    const journey = await openJourney(context(), server.url, name);
    await journey.begin();
    await journey.field.waitFor();
    await expect.poll(server.count).toBe(1);
    return { ...server, ...journey };
  }

  test.each([
    ['cookie-api', 'Invalid code. Check it and try again.'],
    ['graphql', 'Invalid code. 4 attempts remaining.'],
    ['sdk', 'Invalid code. Check it and try again.'],
  ])('%s: a wrong code, a fault, a code that ran out, and the right one', async (name, wrong) => {
    const { type, alert, button, wait, last, count, fail, expire, result } = await openAtCode(name);
    await type(otherThan(last()));
    await alert(wrong).waitFor();
    fail(true);
    await type(last());
    await alert('The code could not be checked just now.').waitFor();
    fail(false);
    expire();
    await button('Verify').click();
    await alert('Code expired. Click Resend to get a new code.').waitFor();
    await wait(cooldownSecs);
    await button('Resend code').click();
    await expect.poll(count).toBe(2);
    await type(last());
    expect(await result()).toEqual({ token: 'a token' });
  });

  test.each(['cookie-api', 'graphql', 'sdk'])(
    'N7: %s: a send that fails can be tried again, and closed the code is gone',
    async (name) => {
      const server = await startOwnServers();
      const journey = await openJourney(context(), server.url, name);
      const { begin, alert, button, dialog } = journey;
      server.fail(true);
      await begin();
      await alert('The code could not be sent just now.').waitFor();
      server.fail(false);
      await button('Send code').click();
      await expect.poll(server.count).toBe(1);
      await dialog.getByText('We sent a code').waitFor();
      await button('Close').click();
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(server.count).toBe(0);
    },
  );
});
