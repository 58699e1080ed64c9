// Past 250 lines: everything that one tab does to another.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTabs } from './startTabs.js';

let world: ReturnType<typeof startTabs>;
const start = (...options: Parameters<typeof startTabs>) => {
  world = startTabs(...options);
  return world;
};

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  world.stop();
  vi.unstubAllGlobals();
});

/** Two tabs, each with a verification of its own for the same recipient. */
async function startTwo(...options: Parameters<typeof startTabs>) {
  const tabs = start(...options);
  const [here, there] = [tabs.open(), tabs.open()];
  await here.send();
  await there.send();
  await tabs.delivered();
  return { ...tabs, here, there };
}

describe('T11: a resend', () => {
  it('here lets the other tab wait as long, from the same moment', async () => {
    const { here, there, clock, delivered } = await startTwo();
    await clock.advance(30_000);
    await here.send();
    await delivered();
    expect(there.now().resendAtMs).toBe(here.now().resendAtMs);
    expect(await there.send()).toMatchObject({ status: 'awaiting' });
    expect(there.now().sendCount).toBe(here.now().sendCount);

    await clock.advance(30_000);
    expect((await there.send()).sendCount).toBe(3);
  });

  it('that the server held off here holds off there', async () => {
    const { here, there, clock, fake, delivered } = await startTwo();
    await clock.advance(30_000);
    fake.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 600 });
    await here.send();
    await delivered();
    expect(there.now().resendAtMs).toBe(clock.now() + 600_000);
  });

  it('is none of another recipient’s, or another server’s', async () => {
    const { here, clock, delivered, open, fake } = await startTwo();
    const others = [
      open({ input: { phone_number: '+12025550143' } }),
      open({ backend: { ...fake, scope: '/other/send' } }),
      open({ backend: { ...fake, scope: undefined } }),
    ];
    for (const other of others) await other.send();
    await clock.advance(30_000);
    const before = others.map((other) => other.now());
    await here.send();
    await delivered();
    expect(others.map((other) => other.now())).toEqual(before);
  });

  it('cools what else goes to the same recipient, where the app says who that is', async () => {
    const { clock, delivered, open } = start();
    const [login, payment] = [
      open({ input: { email: 'a@example.com', password: 'x' }, recipient: 'ada' }),
      open({ input: { order: 7 }, recipient: 'ada' }),
    ];
    await payment.send();
    await clock.advance(30_000);
    await login.send();
    await delivered();
    expect(payment.now().resendAtMs).toBe(clock.now() + 30_000);
    login.cancel();
    await delivered();
    expect(payment.now().status).toBe('awaiting');
  });

  it('is kept over a reload of the tab that only heard of it', async () => {
    const { here, there, clock, delivered, open } = await startTwo();
    await clock.advance(30_000);
    await here.send();
    await delivered();
    const { resendAtMs } = there.now();
    sessionStorage.removeItem(
      Object.keys(sessionStorage).find((key) => key.includes('open:')) ?? '',
    );
    expect(open().now()).toMatchObject({ status: 'idle', resendAtMs });
  });

  it('is not told again by who heard of it', async () => {
    const { here, clock, delivered, told } = await startTwo();
    await clock.advance(30_000);
    told.length = 0;
    await here.send();
    await delivered();
    expect(told).toHaveLength(1);
  });
});

describe('T11: verified here', () => {
  it('the other tab asks the server and succeeds as well', async () => {
    const { here, there, delivered, kinds, told } = await startTwo();
    told.length = 0;
    await here.verify('123456');
    await delivered();
    expect(there.now()).toMatchObject({ status: 'verified', proof: 'proof-1' });
    expect(there.onVerified).toHaveBeenCalledExactlyOnceWith('proof-1');
    expect(here.onVerified).toHaveBeenCalledTimes(1);
    expect(kinds()).toEqual(['send', 'send', 'verify', 'status']);
  });

  it.each([
    ['cannot be asked', { status: undefined }],
    ['cannot be reached', { status: () => Promise.reject(new TypeError('Failed to fetch')) }],
    [
      'knows of its own verification alone',
      { status: async () => ({ status: 'sent', challenge: {} }) },
    ],
  ] as const)('the other tab ends and says so, where the server %s', async (_, changes) => {
    const { there, here, delivered, kinds } = await startTwo(changes as never);
    await here.verify('123456');
    await delivered();
    expect(there.now()).toMatchObject({ status: 'cancelled', isVerifiedElsewhere: true });
    expect(there.onVerified).not.toHaveBeenCalled();
    expect(kinds()).toEqual(['send', 'send', 'verify']);
  });

  it('is none of what this tab has gone over to meanwhile', async () => {
    const asked = vi.fn(() => new Promise<never>(() => {}));
    const { there, here, delivered } = await startTwo({ status: asked });
    await here.verify('123456');
    await delivered();
    expect(asked).toHaveBeenCalledTimes(1);
    there.configure({ input: { phone_number: '+12025550143' } });
    await there.send();
    await delivered();
    expect(there.now().status).toBe('awaiting');
  });

  it('aborts what the other tab was about, and its caller is told', async () => {
    const { here, there, fake, delivered } = await startTwo();
    const held = fake.hold('verify');
    const checking = there.verify('123456');
    fake.nextVerify({ status: 'verified', proof: 'proof-1' });
    held.release({ status: 'failed', code: 'incorrect' });
    await checking;
    fake.hold('verify');
    const again = there.verify('111111');
    await here.verify('123456');
    await delivered();
    expect(await again).toMatchObject({ status: there.now().status });
    expect(['verified', 'cancelled']).toContain(there.now().status);
  });
});

describe('T11: left here', () => {
  it('ends only the very same verification, and cancels it once', async () => {
    const { here, there, delivered, kinds } = await startTwo();
    here.cancel();
    await delivered();
    expect(there.now().status).toBe('awaiting');
    expect(kinds()).toEqual(['send', 'send', 'cancel']);
  });

  it.each(['cancel', 'reset', 'detach'] as const)(
    'a copy of this tab goes on with the same one, and ends with it by %s',
    async (way) => {
      const { open, delivered, kinds, settled } = start();
      const here = open();
      await here.send();
      const copy = open();
      await settled();
      expect(copy.now()).toMatchObject({ status: 'awaiting', challenge: { id: 'fake-1' } });
      here[way]();
      await delivered();
      expect(copy.now()).toMatchObject({ status: 'cancelled', isVerifiedElsewhere: false });
      copy.cancel();
      copy.detach();
      await settled();
      expect(kinds().filter((kind) => kind === 'cancel')).toHaveLength(1);
    },
  );

  it('for another recipient, ends the copy of what was left', async () => {
    const { open, delivered, settled } = start();
    const here = open();
    await here.send();
    const copy = open();
    await settled();
    here.configure({ input: { phone_number: '+12025550143' } });
    await delivered();
    expect(copy.now().status).toBe('cancelled');
  });
});

describe('S1: what tabs tell one another', () => {
  it('holds no code, no number, no proof and no id', async () => {
    const { here, there, clock, delivered, told } = await startTwo();
    await clock.advance(30_000);
    await here.send();
    await here.verify('987654');
    await here.verify('123456');
    there.cancel();
    await delivered();
    expect(told.length).toBeGreaterThan(3);
    const text = JSON.stringify(told);
    expect(text).not.toMatch(/987654|123456|2025550142|3456|proof-1|fake-\d/);
  });
});

describe('without BroadcastChannel', () => {
  it.each([
    ['where there is none', undefined],
    [
      'where the page may not use it',
      class {
        constructor() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        }
      },
    ],
  ])('%s each tab is on its own, and works', async (_, channel) => {
    const { open, stop } = start();
    vi.stubGlobal('BroadcastChannel', channel);
    const [here, there] = [open(), open()];
    await here.send();
    await there.send();
    await here.verify('123456');
    expect(here.now().status).toBe('verified');
    expect(there.now().status).toBe('awaiting');
    stop();
  });
});

describe('T7: no channel is left', () => {
  it.each([
    ['verified', (tab) => tab.verify('123456')],
    ['cancelled', (tab) => tab.cancel()],
    ['left', (tab) => tab.detach()],
  ] as [string, (tab: ReturnType<(typeof world)['open']>) => unknown][])(
    'when it is %s',
    async (_, end) => {
      const { open, settled } = start();
      let channels = 0;
      class Counted extends BroadcastChannel {
        constructor(name: string) {
          super(name);
          channels += 1;
        }
        override close() {
          channels -= 1;
          super.close();
        }
      }
      vi.stubGlobal('BroadcastChannel', Counted);
      const tab = open();
      expect(channels).toBe(0);
      await tab.send();
      expect(channels).toBe(1);
      await end(tab);
      await settled();
      expect(channels).toBe(0);
    },
  );
});
