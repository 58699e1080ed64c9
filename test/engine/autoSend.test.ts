import { describe, expect, it } from 'vitest';
import { startEngine } from './startEngine.js';

describe('N4: autoSend', () => {
  it('sends once when the screen appears, however often the screen is drawn', async () => {
    const { engine, options, kinds, settled } = startEngine({ autoSend: true });
    engine.configure(options);
    engine.configure({ ...options });
    await settled();
    engine.configure(options);
    expect(kinds()).toEqual(['send']);
  });

  it('sends nothing before the screen is there, and nothing where nobody asked for it', async () => {
    const { engine, options, detach, kinds, settled } = startEngine();
    detach();
    await settled();
    engine.configure({ ...options, autoSend: true });
    expect(kinds()).toEqual([]);
    engine.configure(options);
    engine.attach();
    await settled();
    expect(kinds()).toEqual([]);
  });

  it('sends as soon as it is switched on, as when a person agreed to get a message', async () => {
    const { engine, options, kinds, settled } = startEngine();
    engine.configure({ ...options, autoSend: true });
    await settled();
    expect(kinds()).toEqual(['send']);
  });

  it('sends no second code when it is switched on after the person asked for one', async () => {
    const { engine, options, clock, send, kinds } = startEngine();
    await send();
    await clock.advance(60_000);
    engine.configure({ ...options, autoSend: true });
    await clock.advance(0);
    expect(kinds()).toEqual(['send']);
  });

  it('is not repeated after a failure: only the person asks again', async () => {
    const { engine, options, backend, clock, kinds } = startEngine({ autoSend: false });
    backend.nextSend(new TypeError('Failed to fetch'));
    engine.configure({ ...options, autoSend: true });
    await clock.advance(60_000);
    engine.configure({ ...options, autoSend: true });
    await clock.advance(60_000);
    expect(kinds()).toEqual(['send']);
  });
});

describe('the recipient', () => {
  it('stays the same when the same is said by an object made anew', async () => {
    const say = () => ({ account: 'a-1', amount: 10n, when: new Date(0), none: undefined });
    const { engine, options, settled, kinds, status } = startEngine({
      input: say(),
      autoSend: true,
    });
    await settled();
    engine.configure({ ...options, input: say() });
    await settled();
    expect(status()).toBe('awaiting');
    expect(kinds()).toEqual(['send']);
  });

  it('is another one when something else is said: the old is cancelled with the old backend', async () => {
    const { engine, options, backend, clock, settled, kinds, status } = startEngine({
      input: { amount: 10n },
    });
    const other = startEngine();
    void engine.actions.send();
    await settled();
    engine.configure({ ...options, input: { amount: 11n }, backend: other.backend });
    await settled();
    expect(kinds()).toEqual(['send', 'cancel']);
    expect(other.kinds()).toEqual([]);
    expect(status()).toBe('idle');
    expect(clock.pending).toBe(0);

    // The old cooldown is not the new recipient's.
    await engine.actions.send();
    expect(other.backend.requests).toMatchObject([{ kind: 'send', input: { amount: 11n } }]);
    expect(backend.requests).toHaveLength(2);
  });

  it('is sent to at once where autoSend is on, once', async () => {
    const { engine, options, backend, settled } = startEngine({ autoSend: true });
    await settled();
    engine.configure({ ...options, input: 'recipient-2' });
    engine.configure({ ...options, input: 'recipient-2' });
    await settled();
    expect(backend.requests).toMatchObject([
      { kind: 'send', input: 'recipient-1' },
      { kind: 'cancel' },
      { kind: 'send', input: 'recipient-2' },
    ]);
  });

  it('must be something that can be said: what holds itself could not be told from another', () => {
    const input: { self?: unknown } = {};
    input.self = input;
    const { engine, options } = startEngine({ input });
    expect(() => engine.configure({ ...options, input: { self: input } })).toThrow(
      /react-otp-verify: `input` .+, so .+\. Pass /,
    );
  });
});

describe('the channel', () => {
  it('of the first code is the one given, of a resend the one that is chosen', async () => {
    const { send, clock, backend } = startEngine({ channel: 'whatsapp' });
    await send();
    await clock.advance(30_000);
    await send({ channel: 'call' });
    await clock.advance(30_000);
    await send();
    expect(backend.requests.map((request) => 'channel' in request && request.channel)).toEqual([
      'whatsapp',
      'call',
      undefined,
    ]);
  });
});
