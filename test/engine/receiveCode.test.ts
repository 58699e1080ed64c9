import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { standInForWebOtp, stubCredentials } from './standInForWebOtp.js';
import { startReceiving as start } from './startReceiving.js';

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'credentials');
});

describe('P6: asked for before the message can go out', () => {
  it('before every send, and one at a time', async () => {
    const log: string[] = [];
    const messages = standInForWebOtp(() => log.push('get'));
    const { engine, options, backend, send, clock } = start();
    engine.configure({
      ...options,
      backend: {
        ...backend,
        send: (request, ctx) => {
          log.push('send');
          return backend.send(request, ctx);
        },
      },
    });
    await send();
    await clock.advance(30_000);
    await send();
    expect(log).toEqual(['get', 'send', 'get', 'send']);
    expect(messages.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(messages[0]?.options).toEqual({ otp: { transport: ['sms'] } });
  });

  it('one at a time in a page of many screens: the one that asked last', async () => {
    const messages = standInForWebOtp();
    for (const screen of [start(), start(), start()]) await screen.send();
    expect(messages.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
  });

  it('N5: once in StrictMode, which takes the screen away and puts it back', async () => {
    const messages = standInForWebOtp();
    const { engine, detach, settled } = start({ autoSend: true });
    detach();
    engine.attach();
    await settled();
    expect(messages.map(({ signal }) => signal.aborted)).toEqual([false]);
  });

  it.each([undefined, 'sms', 'psd2', 'an app’s own'])('for the channel %s', async (channel) => {
    const messages = standInForWebOtp();
    await start({ channel }).send();
    expect(messages).toHaveLength(1);
  });

  it.each(['call', 'flashcall', 'whatsapp', 'email', 'dtmf_confirm'])(
    'never for %s, which is no text message, nor for its resend',
    async (channel) => {
      const messages = standInForWebOtp();
      const { send, clock } = start({ channel, fake: { challenge: { channel } } });
      await send();
      await clock.advance(30_000);
      await send();
      expect(messages).toEqual([]);
    },
  );

  it('P5: never where the app opted out', async () => {
    const messages = standInForWebOtp();
    await start({ webOtp: false }).send();
    expect(messages).toEqual([]);
  });
});

describe('P5: given up on every way out', () => {
  type Started = ReturnType<typeof start>;
  const waysOut: Record<string, (screen: Started) => unknown> = {
    'a submit': ({ backend, verify }) => {
      backend.hold('verify');
      void verify('000000');
    },
    success: ({ verify }) => verify('123456'),
    expiry: ({ clock }) => clock.advance(300_000),
    'a lock': async ({ backend, clock, send }) => {
      await clock.advance(30_000);
      backend.nextSend({ status: 'failed', code: 'attempts_exceeded' });
      await send();
    },
    cancel: ({ cancel }) => cancel(),
    reset: ({ reset }) => reset(),
    'another recipient': ({ engine, options }) =>
      engine.configure({ ...options, input: 'recipient-2' }),
    'another channel': async ({ clock, send }) => {
      await clock.advance(30_000);
      await send({ channel: 'call' });
    },
    'a screen that goes away': ({ detach }) => detach(),
    'a screen that goes away and lets the verification stand': ({ engine, options, detach }) => {
      engine.configure({ ...options, cancelOnUnmount: false });
      detach();
    },
  };

  it.each(Object.entries(waysOut))('%s', async (_, leave) => {
    const messages = standInForWebOtp();
    const screen = start();
    await screen.send();
    const [message] = messages;
    expect(message?.signal.aborted).toBe(false);
    await leave(screen);
    await screen.settled();
    expect(message?.signal.aborted).toBe(true);
    expect(screen.filled).toEqual([]);
  });

  it('a server that says that the code went another way', async () => {
    const messages = standInForWebOtp();
    await start({ fake: { challenge: { channel: 'call' } } }).send();
    expect(messages[0]?.signal.aborted).toBe(true);
  });

  it('a send that failed, with no code to wait for', async () => {
    const messages = standInForWebOtp();
    const { backend, send } = start();
    backend.nextSend({ status: 'failed', code: 'delivery_failed' });
    await send();
    expect(messages[0]?.signal.aborted).toBe(true);
  });

  it('a code that comes in the same moment is not put into a field that was left', async () => {
    const messages = standInForWebOtp();
    const { send, cancel, settled, filled } = start();
    await send();
    messages[0]?.deliver('123456');
    cancel();
    await settled();
    expect(filled).toEqual([]);
  });
});

describe('P5: its errors are nobody’s news', () => {
  const refusal = new DOMException('refused', 'NotAllowedError');
  it.each([
    ['rejects', () => Promise.reject(refusal)],
    [
      'throws',
      () => {
        throw refusal;
      },
    ],
    ['gives nothing', () => Promise.resolve(null)],
    ['gives no code', () => Promise.resolve({})],
    ['is missing', undefined],
  ])('`get` %s', async (_, get) => {
    stubCredentials(get);
    const onError = vi.fn();
    const { send, verify, settled, filled } = start({ onError });
    expect(await send()).toMatchObject({ status: 'awaiting', error: undefined });
    await settled();
    expect(await verify('123456')).toMatchObject({ status: 'verified' });
    expect(filled).toEqual([]);
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('P7: the code goes the way of everything that is typed', () => {
  it('into the field, with one event, and nowhere else (S1)', async () => {
    const messages = standInForWebOtp();
    const { engine, backend, send, settled, filled, field } = start({ fake: { code: '918273' } });
    await send();
    const held = backend.hold('verify');
    messages[0]?.deliver('918273');
    await settled();
    expect(filled).toEqual(['918273']);
    expect(JSON.stringify(engine.getSnapshot())).not.toContain('918273');
    expect(field.outerHTML).not.toContain('918273');
    held.release();
    await settled();
    expect(engine.getSnapshot()).toMatchObject({ status: 'verified' });
  });

  it('a message that outruns the answer to its own send waits for it', async () => {
    const messages = standInForWebOtp();
    const { backend, send, settled, filled, status } = start();
    const held = backend.hold('send');
    void send();
    messages[0]?.deliver('123456');
    await settled();
    expect(filled).toEqual([]);
    held.release();
    await settled();
    // And it is taken out again as soon as it has done its part (S2).
    expect(filled).toEqual(['123456', '']);
    expect(status()).toBe('verified');
  });

  it('where there is no field, it is forgotten', async () => {
    const messages = standInForWebOtp();
    const { engine, send, settled, status } = start();
    engine.fieldRef.current = null;
    await send();
    messages[0]?.deliver('123456');
    await settled();
    expect(status()).toBe('awaiting');
  });

  it('two sources that bring the same code, in any order, make one verify (N2, N16)', async () => {
    const sources = ['message', 'paste', 'enter'] as const;
    const steps = fc
      .shuffledSubarray([...sources, 'sent', 'checked', 'breath', 'breath'] as const, {
        minLength: 7,
      })
      .filter((order) => order.indexOf('sent') < order.indexOf('paste'));
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom('123456', '000000'), async (order, code) => {
        const messages = standInForWebOtp();
        const screen = start();
        const sent = screen.backend.hold('send');
        const checked = screen.backend.hold('verify');
        void screen.send();
        const acts: Record<(typeof order)[number], () => Promise<void> | void> = {
          message: () => messages[0]?.deliver(code),
          paste() {
            screen.field.value = code;
            screen.field.dispatchEvent(new Event('input'));
          },
          enter: () => void screen.verify(screen.field.value || code),
          sent() {
            sent.release();
            return screen.settled();
          },
          checked: () => checked.release(),
          breath: () => screen.settled(),
        };
        for (const step of order) {
          const settling = acts[step]();
          // Two acts with nothing between them happen in one and the same moment.
          if (settling) await settling;
        }
        await screen.settled();
        expect(screen.verifies()).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
