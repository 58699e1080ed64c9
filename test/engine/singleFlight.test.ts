import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startEngine } from './startEngine.js';

describe('N2: one request at a time', () => {
  it('any number of submits of any code make one request, and get the same promise', async () => {
    const codes = fc.array(fc.constantFrom('111111', '123456', ''), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(codes, async (submitted) => {
        const { send, verify, backend } = startEngine();
        await send();
        const held = backend.hold('verify');
        const promises = submitted.map((code) => verify(code));
        held.release();
        await Promise.all(promises);

        expect(new Set(promises).size).toBe(1);
        const verifies = backend.requests.filter((request) => request.kind === 'verify');
        expect(verifies).toMatchObject([{ code: submitted[0] }]);
      }),
      { numRuns: 30 },
    );
  });

  it('a second press of "send" while the first is under way is the first', async () => {
    const { send, kinds } = startEngine();
    const first = send();
    const second = send({ channel: 'call' });
    expect(second).toBe(first);
    expect(await second).toMatchObject({ status: 'awaiting', challenge: { channel: 'sms' } });
    expect(kinds()).toEqual(['send']);
  });
});

describe('what an action promises', () => {
  it('is the state it led to, also when the server said no', async () => {
    const { send, verify } = startEngine();
    expect(await send()).toMatchObject({ status: 'awaiting', sendCount: 1 });
    expect(await verify('000000')).toMatchObject({
      status: 'awaiting',
      error: { code: 'incorrect', attemptsRemaining: 4 },
    });
    expect(await verify('123456')).toMatchObject({ status: 'verified', proof: 'token-1' });
  });

  it('takes an answer that is no promise', async () => {
    const { backend, options, engine, send } = startEngine();
    const answer = { status: 'sent', challenge: { id: 'v1' } };
    engine.configure({ ...options, backend: { ...backend, send: () => answer as never } });
    expect(await send()).toMatchObject({ status: 'awaiting', challenge: { id: 'v1' } });
  });

  it('is the present state when the action has no place in it', async () => {
    const { send, verify, kinds } = startEngine();
    expect(await verify('123456')).toMatchObject({ status: 'idle' });
    await send();
    expect(await send()).toMatchObject({ status: 'awaiting', sendCount: 1 });
    expect(kinds()).toEqual(['send']);
  });
});

describe('N3: every request has a key of its own', () => {
  it('a UUID, the same again only for the same code after an unknown outcome', async () => {
    const { send, verify, edit, backend } = startEngine();
    await send();
    backend.nextVerify(new TypeError('Failed to fetch'));
    await verify('123456');
    edit();
    await verify('123456');
    const [sent, lost, again] = backend.requests.map((request) => request.idempotencyKey);
    expect(lost).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(again).toBe(lost);
    expect(sent).not.toBe(lost);
  });
});
