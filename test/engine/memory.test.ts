import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.js';
import { leavePages, number, startPage } from './startPage.js';

beforeEach(() => sessionStorage.clear());
afterEach(leavePages);

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
