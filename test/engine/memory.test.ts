import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.js';
import { keyOf } from '../../src/engine/keyOf.js';
import type { FakeBackendOptions } from '../../src/testing/index.js';
import { startEngine } from './startEngine.js';

beforeEach(() => sessionStorage.clear());
afterEach(async () => {
  for (const goAway of goneAway.splice(0)) await goAway();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const scope = '/verification/send';
const number = '+12025550142';

const goneAway: (() => Promise<void>)[] = [];

/** A page that can be reloaded: what was there is gone without a word, and its storage stays. */
function startPage(
  fake: FakeBackendOptions<string> = {},
  options: Parameters<typeof startEngine>[0] = {},
) {
  const page = startEngine({ input: number, ...options, fake: { scope, ...fake } });
  const { clock, options: engineOptions } = page;
  let goAway = async () => {
    page.engine.configure({ ...engineOptions, cancelOnUnmount: false });
    page.detach();
    await clock.advance(0);
  };
  goneAway.push(() => goAway());
  return {
    ...page,
    async reload(changes: Partial<typeof engineOptions> = {}, onClock = clock) {
      await goAway();
      const complete = { ...engineOptions, ...changes };
      const engine = createEngine(complete, onClock);
      const detach = engine.attach();
      goAway = async () => {
        engine.configure({ ...complete, cancelOnUnmount: false });
        detach();
        await clock.advance(0);
      };
      await clock.advance(0);
      return { engine, ...engine.actions, now: engine.getSnapshot };
    },
    kept: () => JSON.stringify({ ...sessionStorage }),
  };
}

const open = (input: string) => `react-otp-verify:open:${keyOf(scope, JSON.stringify(input))}`;

describe('T10: a reload in the middle', () => {
  it('goes on with the same verification and the same deadlines, and sends nothing', async () => {
    const page = startPage();
    await page.send();
    await page.verify('000000');
    await page.clock.advance(10_000);
    const before = page.engine.getSnapshot();
    const { now, verify } = await page.reload({
      autoSend: true,
      backend: { ...page.backend, status: undefined } as never,
    });
    expect(now()).toEqual({
      ...before,
      error: undefined,
      challenge: { ...before.challenge, state: undefined },
    });
    expect(page.kinds()).toEqual(['send', 'verify']);
    expect(await verify('123456')).toMatchObject({ status: 'verified' });
    expect(page.backend.requests.at(-1)).toMatchObject({ challenge: { id: 'fake-1' } });
  });

  it('asks the server where it stands, which is right about everything', async () => {
    const page = startPage();
    await page.send();
    await page.clock.advance(10_000);
    const { now } = await page.reload();
    expect(page.kinds()).toEqual(['send', 'status']);
    expect(now()).toMatchObject({ status: 'awaiting', expiresAtMs: 300_000 });
  });

  it('N3: a success whose answer was lost with the page is heard of, with nothing typed again', async () => {
    const page = startPage();
    await page.send();
    const held = page.backend.hold('verify');
    void page.verify('123456');
    await page.settled();
    page.backend.hold('status').release({ status: 'verified', proof: 'token-1' });
    const onVerified = vi.fn();
    const { now } = await page.reload({ onVerified });
    held.release();
    expect(now()).toMatchObject({ status: 'verified', proof: 'token-1' });
    expect(onVerified).toHaveBeenCalledExactlyOnceWith('token-1');
  });

  it('that comes after the code expired starts again, and still waits', async () => {
    const page = startPage({ challenge: { resendInSeconds: 400 } });
    await page.send();
    await page.clock.advance(300_000);
    const { now, send } = await page.reload({ autoSend: true });
    expect(now()).toMatchObject({ status: 'idle', resendAtMs: 400_000 });
    expect(await send()).toMatchObject({ status: 'idle' });
    expect(page.kinds()).toEqual(['send']);
    await page.clock.advance(100_000);
    expect(await send()).toMatchObject({ status: 'awaiting', sendCount: 2 });
  });

  it('keeps the wait that the server named when it refused', async () => {
    const page = startPage();
    page.backend.nextSend({ status: 'failed', code: 'rate_limited', retryAfterSeconds: 5_000 });
    await page.send();
    await page.clock.advance(4_000_000);
    const { now } = await page.reload();
    expect(now()).toMatchObject({ status: 'idle', resendAtMs: 5_000_000 });
  });

  it('does not send again by itself once it was gone on with, not even after "another number"', async () => {
    const page = startPage();
    await page.send();
    const { engine, reset } = await page.reload({ autoSend: true });
    reset();
    engine.configure({ ...page.options, autoSend: true });
    await page.clock.advance(60_000);
    engine.configure({ ...page.options, autoSend: true });
    expect(page.kinds().filter((kind) => kind === 'send')).toHaveLength(1);
  });

  it('in StrictMode asks once', async () => {
    const page = startPage();
    await page.send();
    const engine = createEngine({ ...page.options, cancelOnUnmount: false }, page.clock);
    engine.attach()();
    const detach = engine.attach();
    await page.settled();
    expect(page.kinds()).toEqual(['send', 'status']);
    detach();
  });

  it('goes on without an end where the server names none, for ten minutes', async () => {
    const page = startPage({ challenge: { expiresInSeconds: undefined } });
    await page.send();
    await page.clock.advance(599_999);
    expect((await page.reload()).now()).toMatchObject({
      status: 'awaiting',
      expiresAtMs: undefined,
    });
    sessionStorage.clear();
    await page.clock.advance(30_000);
    await page.send();
    await page.clock.advance(600_000);
    expect((await page.reload()).now().status).toBe('idle');
  });

  it('T2: on a clock that was set back lengthens nothing', async () => {
    const page = startPage();
    await page.send();
    await page.clock.advance(5_000);
    const early = { ...page.clock, now: () => page.clock.now() - 3_600_000 };
    const { now } = await page.reload(
      { backend: { ...page.backend, status: undefined } as never },
      early,
    );
    const { expiresAtMs = 0, resendAtMs = 0 } = now();
    expect(expiresAtMs - early.now()).toBe(300_000);
    expect(resendAtMs - early.now()).toBe(30_000);
  });

  it('T2: on a clock that was set forward promises no more than the server says', async () => {
    const page = startPage();
    await page.send();
    const late = { ...page.clock, now: () => page.clock.now() + 3_600_000 };
    const { now } = await page.reload({}, late);
    expect(now().status).toBe('idle');
  });
});

describe('a wait belongs to its recipient', () => {
  it('and is there again with them, though another was looked at between', async () => {
    const { engine, options, send, clock, kinds, settled } = startPage();
    await send();
    engine.configure({ ...options, input: '+12025550143' });
    expect(engine.getSnapshot()).toMatchObject({ status: 'idle', resendAtMs: undefined });
    engine.configure({ ...options, input: number });
    // The server has cancelled it, so nothing is gone on with.
    expect(engine.getSnapshot()).toMatchObject({ status: 'idle', resendAtMs: 30_000 });
    await clock.advance(30_000);
    expect(await engine.actions.send()).toMatchObject({ status: 'awaiting' });
    await settled();
    expect(kinds()).toEqual(['send', 'cancel', 'send']);
  });

  it('whatever it is for, where the app says who they are', async () => {
    const login = startPage({}, { input: 'login', recipient: 'ada' });
    await login.send();
    const payment = startPage({}, { input: 'payment', recipient: 'ada' });
    expect(payment.engine.getSnapshot()).toMatchObject({ status: 'idle', resendAtMs: 30_000 });
    const other = startPage({}, { input: 'payment', recipient: 'grace' });
    expect(other.engine.getSnapshot()).toMatchObject({ status: 'idle', resendAtMs: undefined });
  });

  it('and not to another server', async () => {
    const page = startPage();
    await page.send();
    const other = startPage({ scope: '/other/send' });
    expect(other.engine.getSnapshot()).toMatchObject({ status: 'idle', resendAtMs: undefined });
  });

  it('grows with each code where the server says nothing, over reloads too', async () => {
    const page = startPage({ challenge: { resendInSeconds: undefined, expiresInSeconds: 3_000 } });
    let { engine } = page;
    const waits: number[] = [];
    for (let codes = 0; codes < 7; codes += 1) {
      const { resendAtMs = 0 } = await engine.actions.send();
      waits.push((resendAtMs - page.clock.now()) / 1_000);
      await page.clock.advance(resendAtMs - page.clock.now());
      if (codes % 2 === 0) engine.actions.cancel();
      ({ engine } = await page.reload());
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 960]);
  });

  it('starts anew an hour later, and after a success', async () => {
    const page = startPage({ challenge: { resendInSeconds: undefined } });
    await page.send();
    await page.clock.advance(30_000);
    await page.send();
    page.cancel();
    await page.clock.advance(3_600_000);
    const later = await page.reload();
    expect((await later.send()).sendCount).toBe(1);
    await later.verify('123456');
    const next = await page.reload();
    expect(next.now()).toMatchObject({ status: 'idle', resendAtMs: page.clock.now() + 30_000 });
    await page.clock.advance(30_000);
    expect(await next.send()).toMatchObject({
      sendCount: 1,
      resendAtMs: page.clock.now() + 30_000,
    });
  });
});

describe('what is kept is forgotten', () => {
  it.each([
    ['verified', (page) => page.verify('123456')],
    ['cancelled', (page) => page.cancel()],
    ['reset', (page) => page.reset()],
    ['left', (page) => page.detach()],
    [
      'locked',
      async (page) => {
        page.backend.nextVerify({ status: 'failed', code: 'attempts_exceeded' });
        await page.verify('000000');
      },
    ],
    [
      'given up for another input',
      (page) => page.engine.configure({ ...page.options, input: 'other' }),
    ],
  ] as [string, (page: ReturnType<typeof startPage>) => unknown][])(
    'once it is %s, but for the wait',
    async (_, end) => {
      const page = startPage();
      await page.send();
      expect(sessionStorage.getItem(open(number))).not.toBeNull();
      await end(page);
      await page.settled();
      expect(sessionStorage.getItem(open(number))).toBeNull();
      expect((await page.reload()).now()).toMatchObject({ status: 'idle', resendAtMs: 30_000 });
    },
  );
});

describe('S1: what is kept', () => {
  it('holds neither code nor number nor proof nor anything of the input', async () => {
    const input = { email: 'ada@example.com', password: 'correct horse', phone_number: number };
    const page = startPage({ code: '987654' }, { input });
    await page.send();
    page.backend.nextVerify(new TypeError('Failed to fetch'));
    await page.verify('987654');
    await page.verify('111111');
    expect(page.kept()).toContain('fake-1');
    expect(page.kept()).not.toMatch(/987654|111111|2025550142|ada|horse|token-1/);
    await page.verify('987654');
    expect(page.kept()).not.toMatch(/987654|111111|2025550142|ada|horse|token-1|fake-1/);
  });

  it('holds no destination that its server did not mask', async () => {
    const page = startPage({ challenge: { destination: number } });
    await page.send();
    expect(page.kept()).toContain('fake-1');
    expect(page.kept()).not.toContain('2025550142');
  });

  it('is nothing of a verification whose server keeps a state of its own in it', async () => {
    const page = startPage({ challenge: { state: { phone_number: number } } });
    await page.send();
    expect(page.kept()).not.toMatch(/fake-1|2025550142/);
    expect((await page.reload()).now()).toMatchObject({ status: 'idle', resendAtMs: 30_000 });
  });

  it('is nothing at all where the backend does not name its server', async () => {
    const page = startPage({ scope: undefined });
    await page.send();
    await page.verify('000000');
    page.cancel();
    expect(page.kept()).toBe('{}');
  });
});

describe('storage that cannot be relied on', () => {
  const refusing = (name: string) => () => {
    throw new DOMException('refused', name);
  };

  it.each([
    [
      'is full',
      { getItem: () => null, setItem: refusing('QuotaExceededError'), removeItem: () => {} },
    ],
    [
      'is closed to the page',
      {
        getItem: refusing('SecurityError'),
        setItem: refusing('SecurityError'),
        removeItem: refusing('SecurityError'),
      },
    ],
    ['is not there', undefined],
  ])('%s: the screen works, and a reload starts anew', async (_, storage) => {
    vi.stubGlobal('sessionStorage', storage);
    const page = startPage();
    await page.send();
    expect(await page.verify('000000')).toMatchObject({ error: { code: 'incorrect' } });
    expect((await page.reload()).now().status).toBe('idle');
    expect(await page.verify('123456')).toMatchObject({ status: 'verified' });
  });

  it.each([
    '',
    '{',
    'null',
    '5',
    '"text"',
    '[]',
    '{}',
    '{"challenge":5}',
    '{"atMs":"x","challenge":null}',
  ])('holds %s: nothing is gone on with', async (text) => {
    const page = startPage();
    await page.send();
    const keys = Object.keys(sessionStorage);
    expect(keys).toHaveLength(2);
    for (const key of keys) sessionStorage.setItem(key, text);
    const { now, send } = await page.reload();
    expect(now()).toMatchObject({ status: 'idle' });
    expect(await send()).toMatchObject({ status: 'awaiting', sendCount: 1 });
  });
});
